using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Every reason of the closed list is given at least once, and has its word.</summary>
public class PathReasonsTests
{
    private static readonly SoftwareKey Key = SoftwareKey.Generate("p256");

    private static readonly PathParameters Plain = new() { At = TestPki.Now, Revocation = RevocationChecking.None };

    private static readonly Extension OnlyKz = new(Oids.NameConstraints, true, Asn.Sequence(Asn.Tagged(0, Asn.Sequence([0x82, 2, (byte)'k', (byte)'z']))));

    private static readonly Dictionary<PathReason, Func<PathVerdict>> Shown = new()
    {
        [PathReason.UnknownIssuer] = () => PathValidation.Validate(TestPki.Leaf, new([TestPki.Root]), Plain),
        [PathReason.SignatureWrong] = () => PathValidation.Validate(TestPki.Leaf, new([TestPki.Root], [TestPki.Make(TestPki.Root.Subject, TestPki.Issuing.Subject, Key, TestPki.RootKey, TestPki.Ca())]), Plain),
        [PathReason.AlgorithmNotTrusted] = () => Judge(SpoiltAlgorithm(), Plain),
        [PathReason.WeakKey] = () => Judge(Of(tbs => tbs with { PublicKey = CurveWithoutName() }), Plain),
        [PathReason.Expired] = () => Judge(TestPki.Leaf, Plain with { At = TestPki.Leaf.NotAfter.AddSeconds(1) }),
        [PathReason.NotYetValid] = () => Judge(TestPki.Leaf, Plain with { At = TestPki.Leaf.NotBefore.AddSeconds(-1) }),
        [PathReason.NotACa] = () => PathValidation.Validate(TestPki.Make(TestPki.Person, TestPki.Name("BELOW"), Key, TestPki.PersonKey, []), new([TestPki.Root], [TestPki.Leaf, TestPki.Issuing]), Plain),
        [PathReason.TooLong] = () => BelowAnother([]),
        [PathReason.UnknownCriticalExtension] = () => Judge(With(new Extension("2.5.29.99", true, Asn.Null)), Plain),
        [PathReason.ProfileBroken] = () => Judge(Of(tbs => tbs with { Subject = new([]) }), Plain),
        [PathReason.NameNotPermitted] = () => UnderConstraint("localhost.test"),
        [PathReason.NoPolicy] = () => Judge(TestPki.Leaf, Plain with { ExplicitPolicy = true, Policies = new HashSet<string> { Oids.KzPolicyIndividualSigning + ".99" } }),
        [PathReason.WrongPurpose] = () => Judge(TestPki.Leaf, Plain with { Purpose = PathPurpose.TlsServer }),
        [PathReason.WrongServerName] = () => Judge(TestPki.Leaf, Plain with { ServerName = "portal.kz" }),
        [PathReason.Revoked] = () => PathValidation.Validate(TestPki.Leaf, new([TestPki.Root], [TestPki.Issuing], [List(TestPki.RootKey, TestPki.Root), List(TestPki.IssuingKey, TestPki.Issuing, TestPki.Leaf)]), Plain with { Revocation = RevocationChecking.Required }),
        [PathReason.RevocationUnknown] = () => Judge(TestPki.Leaf, Plain with { Revocation = RevocationChecking.Required }),
        [PathReason.TooMuchWork] = Flood,
    };

    public static TheoryData<PathReason> All => [.. Enum.GetValues<PathReason>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_reason_is_given_where_it_is_due(PathReason reason)
    {
        var verdict = Shown[reason]();
        Assert.Equal(reason, verdict.Reason);
        Assert.False(verdict.IsValid);
        Assert.NotEmpty(verdict.Detail);
        Assert.NotEmpty(verdict.Path);
        Assert.Equal(reason.Code(), verdict.Rejection!.Code);
        Assert.StartsWith("path.", reason.Code(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_told_apart() => Assert.Equal(Enum.GetValues<PathReason>().Length, Enum.GetValues<PathReason>().Select(PathReasons.Code).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_path_that_holds_says_its_policies_and_where_it_was_asked_of_revocation()
    {
        var verdict = PathValidation.Validate(
            TestPki.Leaf,
            new([TestPki.Root], [TestPki.Issuing], [List(TestPki.RootKey, TestPki.Root), List(TestPki.IssuingKey, TestPki.Issuing)]),
            Plain with { Revocation = RevocationChecking.Required, Purpose = PathPurpose.Signing });
        Assert.Null(verdict.Rejection);
        Assert.Equal([TestPki.Leaf, TestPki.Issuing, TestPki.Root], verdict.Path);
        Assert.All(verdict.Revocation, fact => Assert.Equal((true, RevocationSource.Crl), (fact.IsGood, fact.Source)));
    }

    [Fact]
    public void Who_was_revoked_later_was_good_before_for_who_knows_it_later()
    {
        PathEvidence evidence = new([TestPki.Root], [TestPki.Issuing], [List(TestPki.RootKey, TestPki.Root), List(TestPki.IssuingKey, TestPki.Issuing, TestPki.Leaf)]);
        var asked = Plain with { Revocation = RevocationChecking.Required, At = TestPki.Now.AddDays(-30), EvidenceAt = TestPki.Now };
        Assert.Null(PathValidation.Validate(TestPki.Leaf, evidence, asked).Reason);
        Assert.Equal(PathReason.RevocationUnknown, PathValidation.Validate(TestPki.Leaf, evidence, asked with { EvidenceAt = null }).Reason);
        Assert.Equal(PathReason.Revoked, PathValidation.Validate(TestPki.Leaf, evidence, asked with { At = TestPki.Now }).Reason);
    }

    [Fact]
    public void A_list_that_is_over_or_of_another_key_says_nothing()
    {
        var asked = Plain with { Revocation = RevocationChecking.Required };
        IReadOnlyList<CertificateList> forged = [List(TestPki.RootKey, TestPki.Root), List(Key, TestPki.Issuing)];
        IReadOnlyList<CertificateList> lists = [List(TestPki.RootKey, TestPki.Root), List(TestPki.IssuingKey, TestPki.Issuing)];
        Assert.Equal(PathReason.RevocationUnknown, PathValidation.Validate(TestPki.Leaf, new([TestPki.Root], [TestPki.Issuing], forged), asked).Reason);
        Assert.Equal(PathReason.RevocationUnknown, PathValidation.Validate(TestPki.Leaf, new([TestPki.Root], [TestPki.Issuing], lists), asked with { At = TestPki.Now.AddDays(3) }).Reason);
    }

    private static PathVerdict Judge(Certificate leaf, PathParameters parameters) => PathValidation.Validate(leaf, new([TestPki.Root], [TestPki.Issuing]), parameters);

    private static Certificate With(params Extension[] extensions) => TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, TestPki.PersonKey, TestPki.IssuingKey, extensions);

    private static Certificate Of(Func<TbsCertificate, TbsCertificate> change) =>
        change(TestPki.Build(TestPki.Issuing.Subject, TestPki.Person, TestPki.PersonKey.PublicKey, TestPki.IssuingKey, [])).Sign(TestPki.IssuingKey);

    private static PathVerdict BelowAnother(IReadOnlyList<Extension> extensions)
    {
        // The issuing authority allows none below it.
        var second = TestPki.Make(TestPki.Issuing.Subject, TestPki.Name("SECOND"), Key, TestPki.IssuingKey, TestPki.Ca());
        var leaf = TestPki.Make(second.Subject, TestPki.Person, TestPki.PersonKey, Key, extensions);
        return PathValidation.Validate(leaf, new([TestPki.Root], [second, TestPki.Issuing]), Plain);
    }

    private static PathVerdict UnderConstraint(string name)
    {
        var authority = TestPki.Make(TestPki.Root.Subject, TestPki.Name("OF KZ"), Key, TestPki.RootKey, [.. TestPki.Ca(), OnlyKz]);
        var leaf = TestPki.Make(authority.Subject, TestPki.Person, TestPki.PersonKey, Key, [Dns(name)]);
        return PathValidation.Validate(leaf, new([TestPki.Root], [authority]), Plain);
    }

    private static Extension Dns(params IEnumerable<string> names) =>
        new(Oids.SubjectAltName, false, Asn.Sequence([.. names.Select(name => Asn.Text(0x82, name))]));

    /// <summary>1500 names under 1500 constraints are more comparisons than are made.</summary>
    private static PathVerdict Flood()
    {
        var subtrees = Enumerable.Range(0, 1500).Select(n => Asn.Sequence(Asn.Text(0x82, $"n{n}.kz")));
        var authority = TestPki.Make(TestPki.Root.Subject, TestPki.Name("FLOOD"), Key, TestPki.RootKey, [.. TestPki.Ca(), new Extension(Oids.NameConstraints, true, Asn.Sequence(Asn.Tagged(1, [.. subtrees])))]);
        var leaf = TestPki.Make(authority.Subject, TestPki.Person, TestPki.PersonKey, Key, [Dns(Enumerable.Range(0, 1500).Select(n => $"m{n}.kz"))]);
        return PathValidation.Validate(leaf, new([TestPki.Root], [authority]), Plain);
    }

    /// <summary>The octets of the algorithm say one that nobody has defined where they said RSA with SHA-256.</summary>
    private static Certificate SpoiltAlgorithm()
    {
        var octets = TestPki.Leaf.Encoded.ToArray();
        byte[] known = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
        for (var at = octets.AsSpan().IndexOf(known); at >= 0; at = octets.AsSpan().IndexOf(known))
        {
            octets[at + known.Length - 1] = 99;
        }

        return Certificate.Decode(octets).Value;
    }

    private static CertificateList List(SoftwareKey key, Certificate issuer, params Certificate[] revoked) => CertificateList.Decode(new CrlBuilder(
        issuer.Subject,
        key.PublicKey.Sha1OfKeyBits(),
        7,
        TestPki.Now.AddDays(-1),
        TestPki.Now.AddDays(1),
        [.. revoked.Select(one => new RevokedEntry(one.SerialNumber, TestPki.Now.AddDays(-2), RevocationReason.KeyCompromise))]).Sign(key)).Value;

    /// <summary>id-ecPublicKey whose parameters are no name of a curve.</summary>
    private static Pki.Algorithms.SubjectPublicKeyInfo CurveWithoutName() => Pki.Algorithms.SubjectPublicKeyInfo.Decode(
        Asn.Sequence(Asn.Sequence(Asn.Oid(Oids.EcPublicKey), Asn.Sequence(Asn.Integer(1))), Asn.Bits(4, 1, 1))).Value;
}
