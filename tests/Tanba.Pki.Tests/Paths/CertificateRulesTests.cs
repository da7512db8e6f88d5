using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>What must hold for each certificate by itself (RFC 5280 §4, §6.1.3 (a), §6.1.4 (k)–(o)).</summary>
public class CertificateRulesTests
{
    private static readonly Certificate Authority = House.Authority("CA", "ROOT");

    public static TheoryData<string, bool> ProcessedExtensions => new()
    {
        { "keyUsage", true },
        { "basicConstraints", true },
        { "extKeyUsage", true },
        { "subjectAltName", true },
        { "issuerAltName", true },
        { "certificatePolicies", true },
        { "policyConstraints", true },
        { "inhibitAnyPolicy", true },
        { "cRLDistributionPoints", true },
        { "ocspNoCheck", true },
        { "subjectInfoAccess", false },
        { "authorityInfoAccess", false },
        { "freshestCRL", false },
        { "unknown", false },
    };

    [Theory] // RFC 5280 §4.1.2.5: both ends belong to the validity
    [InlineData(-1, PathReason.NotYetValid)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void The_first_second_is_valid_and_the_one_before_is_not(int seconds, PathReason? reason)
    {
        foreach (var late in new[] { "leaf", "authority" })
        {
            var (authority, leaf) = Dated(late, tbs => tbs with { NotBefore = TestPki.Now });
            Assert.Equal(reason, House.Judge(House.Plain with { At = TestPki.Now.AddSeconds(seconds) }, leaf, authority).Reason);
        }
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, PathReason.Expired)]
    public void The_last_second_is_valid_and_the_one_after_is_not(int seconds, PathReason? reason)
    {
        foreach (var early in new[] { "leaf", "authority" })
        {
            var (authority, leaf) = Dated(early, tbs => tbs with { NotAfter = TestPki.Now });
            Assert.Equal(reason, House.Judge(House.Plain with { At = TestPki.Now.AddSeconds(seconds) }, leaf, authority).Reason);
        }
    }

    [Fact]
    public void The_time_asked_is_cut_to_whole_seconds_and_may_be_of_any_zone()
    {
        var leaf = House.Make("LEAF", "CA", [], tbs => tbs with { NotAfter = TestPki.Now });
        Assert.Null(House.Judge(House.Plain with { At = TestPki.Now.AddMilliseconds(999) }, leaf, Authority).Reason);
        Assert.Null(House.Judge(House.Plain with { At = TestPki.Now.ToOffset(TimeSpan.FromHours(5)) }, leaf, Authority).Reason);
        Assert.Equal(PathReason.Expired, House.Judge(House.Plain with { At = TestPki.Now.AddSeconds(1).ToOffset(TimeSpan.FromHours(-5)) }, leaf, Authority).Reason);
    }

    [Fact]
    public void An_end_in_the_year_9999_is_never_reached() // RFC 5280 §4.1.2.5: no well-defined expiration date
    {
        var leaf = House.Make("LEAF", "CA", [], tbs => tbs with { NotAfter = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) });
        Assert.Null(House.Reason(leaf, Authority));
    }

    [Theory] // §4.2: what is critical and not processed refuses
    [MemberData(nameof(ProcessedExtensions))]
    public void A_critical_extension_is_processed_or_refuses(string name, bool isProcessed)
    {
        var extension = Extensions(name) with { Critical = true };
        Assert.Equal(isProcessed ? null : PathReason.UnknownCriticalExtension, House.Reason(House.Leaf("CA", extension), Authority));
    }

    [Theory]
    [MemberData(nameof(ProcessedExtensions))]
    public void The_same_extension_not_critical_harms_nothing(string name, bool isProcessed)
    {
        var verdict = House.Judge(House.Plain, House.Leaf("CA", Extensions(name) with { Critical = false }), Authority);
        Assert.True(verdict.IsValid, $"{name}, processed: {isProcessed}: {verdict.Detail}");
    }

    [Fact]
    public void A_critical_extension_refuses_wherever_it_stands_in_the_path()
    {
        Extension unknown = new("2.5.29.99", true, Asn.Null);
        Assert.Equal(PathReason.UnknownCriticalExtension, House.Reason(House.Leaf("CA"), House.Authority("CA", "ROOT", unknown)));
        var root = House.Authority("OTHER ROOT", "OTHER ROOT", unknown);
        Assert.Equal(PathReason.UnknownCriticalExtension, PathValidation.Validate(House.Leaf("OTHER ROOT"), new([root]), House.Plain).Reason);
    }

    [Theory] // §4.2.1.4: qualifiers of critical policies must be processed
    [InlineData(Oids.CpsQualifier, true, null)]
    [InlineData("1.2.398.99.77", true, PathReason.UnknownCriticalExtension)]
    [InlineData("1.2.398.99.77", false, null)]
    public void A_qualifier_that_nobody_knows_refuses_when_the_policies_are_critical(string qualifier, bool critical, PathReason? reason)
    {
        var information = Asn.Sequence(Asn.Oid(Written.Policy(1)), Asn.Sequence(Asn.Sequence(Asn.Oid(qualifier), Asn.Text(0x16, "http://localhost"))));
        Assert.Equal(reason, House.Reason(House.Leaf("CA", new Extension(Oids.CertificatePolicies, critical, Asn.Sequence(information))), Authority));
    }

    [Theory] // §4.1.2.6
    [InlineData(true, true, null)]
    [InlineData(true, false, PathReason.ProfileBroken)]
    [InlineData(false, false, PathReason.ProfileBroken)]
    public void Who_has_no_subject_has_critical_alternative_names(bool hasNames, bool critical, PathReason? reason)
    {
        Extension[] names = hasNames ? [Written.AltNames(Written.Dns("www.example.kz")) with { Critical = critical }] : [];
        var leaf = House.Make("LEAF", "CA", names, tbs => tbs with { Subject = new([]) });
        Assert.Equal(reason, House.Reason(leaf, Authority));
    }

    [Fact]
    public void An_authority_without_a_name_is_refused() // §4.1.2.6, §4.1.2.4
    {
        Extension[] names = [.. TestPki.Ca(), Written.AltNames(Written.Dns("ca.example.kz")) with { Critical = true }];
        var nameless = House.Make("CA", "ROOT", names, tbs => tbs with { Subject = new([]) });
        var leaf = House.Make("LEAF", "CA", [], tbs => tbs with { Issuer = new([]) });
        Assert.Equal(PathReason.ProfileBroken, House.Reason(leaf, nameless));
        Assert.Equal(PathReason.ProfileBroken, House.Reason(nameless));
    }

    [Fact]
    public void Alternative_names_that_name_nobody_are_refused() // §4.2.1.6
    {
        Assert.Equal(PathReason.ProfileBroken, House.Reason(House.Leaf("CA", Written.AltNames()), Authority));
    }

    [Fact]
    public void Name_constraints_are_for_authorities() // §4.2.1.10
    {
        var constraints = Written.Permitted(Written.Dns("example.kz"));
        Assert.Equal(PathReason.ProfileBroken, House.Reason(House.Leaf("CA", constraints), Authority));
        Assert.Null(House.Reason(House.Authority("SUB", "CA", constraints), Authority));
    }

    [Theory] // §6.1.4 (k), (n)
    [InlineData(true, KeyUsage.KeyCertSign, null)]
    [InlineData(true, KeyUsage.KeyCertSign | KeyUsage.DigitalSignature, null)]
    [InlineData(true, null, null)]
    [InlineData(true, KeyUsage.CrlSign, PathReason.NotACa)]
    [InlineData(true, KeyUsage.DigitalSignature, PathReason.NotACa)]
    [InlineData(false, KeyUsage.KeyCertSign, PathReason.NotACa)]
    [InlineData(false, null, PathReason.NotACa)]
    [InlineData(null, KeyUsage.KeyCertSign, PathReason.NotACa)]
    [InlineData(null, null, PathReason.NotACa)]
    public void Who_issues_is_an_authority_and_its_key_may(bool? isCa, KeyUsage? usage, PathReason? reason)
    {
        List<Extension> extensions = [];
        if (isCa is { } said)
        {
            extensions.Add(BasicConstraintsExtension.Write(said));
        }

        if (usage is { } allowed)
        {
            extensions.Add(KeyUsageExtension.Write(allowed));
        }

        Assert.Equal(reason, House.Reason(House.Leaf("CA"), House.Make("CA", "ROOT", extensions)));
    }

    [Theory]
    [InlineData("ROOT", "ROOT", null)]
    [InlineData("ROOT", "ABOVE", PathReason.NotACa)]
    public void Only_a_root_that_names_itself_may_be_older_than_basic_constraints(string name, string by, PathReason? reason)
    {
        var root = House.Make(name, by, []);
        Assert.Equal(reason, PathValidation.Validate(House.Leaf("ROOT"), new([root]), House.Plain).Reason);
    }

    [Theory] // §4.2.1.9, §6.1.4 (l), (m): authorities between, neither the leaf nor self-issued ones counted
    [InlineData(null, 3, null)]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, PathReason.TooLong)]
    [InlineData(1, 1, null)]
    [InlineData(1, 2, PathReason.TooLong)]
    [InlineData(2, 2, null)]
    [InlineData(2, 3, PathReason.TooLong)]
    public void A_path_length_bounds_the_authorities_below(int? allowed, int below, PathReason? reason)
    {
        var top = House.Make("TOP", "ROOT", TestPki.Ca(allowed));
        var between = Enumerable.Range(1, below).Select(n => House.Authority($"N{n}", n == 1 ? "TOP" : $"N{n - 1}")).ToList();
        Assert.Equal(reason, House.Reason(House.Leaf(below == 0 ? "TOP" : $"N{below}"), [top, .. between]));
    }

    [Fact]
    public void The_shortest_of_several_path_lengths_counts()
    {
        var top = House.Make("TOP", "ROOT", TestPki.Ca(5));
        var middle = House.Make("MIDDLE", "TOP", TestPki.Ca(0));
        var low = House.Make("LOW", "MIDDLE", TestPki.Ca(5));
        Assert.Equal(PathReason.TooLong, House.Reason(House.Leaf("LOW"), top, middle, low));
        Assert.Null(House.Reason(House.Leaf("MIDDLE"), top, middle));
    }

    [Fact]
    public void A_leaf_that_is_an_authority_does_not_count_towards_the_length()
    {
        var top = House.Make("TOP", "ROOT", TestPki.Ca(0));
        Assert.Null(House.Reason(House.Authority("LOW", "TOP"), top));
    }

    [Theory] // RFC 5480 §2.1.1: named curves alone
    [InlineData(true, PathReason.WeakKey)]
    [InlineData(false, PathReason.WeakKey)]
    public void A_curve_without_a_name_is_not_believed(bool written, PathReason? reason)
    {
        var parameters = written ? Asn.Sequence(Asn.Integer(1)) : [];
        var key = SubjectPublicKeyInfo.Decode(Asn.Sequence(Asn.Sequence(Asn.Oid(Oids.EcPublicKey), parameters), Asn.Bits(4, 1, 1))).Value;
        Assert.Equal(reason, House.Reason(House.Make("LEAF", "CA", [], tbs => tbs with { PublicKey = key }), Authority));
    }

    [Fact]
    public void A_leaf_whose_kind_of_key_nobody_knows_can_still_have_a_path()
    {
        var key = SubjectPublicKeyInfo.Decode(Asn.Sequence(Asn.Sequence(Asn.Oid("1.2.398.99.5")), Asn.Bits(1, 2, 3))).Value;
        Assert.Null(House.Reason(House.Make("LEAF", "CA", [], tbs => tbs with { PublicKey = key }), Authority));
    }

    private static (Certificate Authority, Certificate Leaf) Dated(string which, Func<TbsCertificate, TbsCertificate> change) => which == "leaf"
        ? (Authority, House.Make("LEAF", "CA", [], change))
        : (House.Make("CA", "ROOT", TestPki.Ca(), change), House.Leaf("CA"));

    private static Extension Extensions(string name) => name switch
    {
        "keyUsage" => KeyUsageExtension.Write(KeyUsage.DigitalSignature),
        "basicConstraints" => BasicConstraintsExtension.Write(isCa: false),
        "extKeyUsage" => ExtendedKeyUsageExtension.Write([Oids.ClientAuth]),
        "subjectAltName" => Written.AltNames(Written.Dns("www.example.kz")),
        "issuerAltName" => new(Oids.IssuerAltName, true, Asn.Sequence(Written.Dns("ca.example.kz"))),
        "certificatePolicies" => Written.Policies(1),
        "policyConstraints" => Written.InhibitMapping(0),
        "inhibitAnyPolicy" => Written.InhibitAny(0),
        "cRLDistributionPoints" => Written.Points(Written.Point(Written.Uri("http://localhost/ca.crl"))),
        "ocspNoCheck" => OcspNoCheckExtension.Write(),
        "subjectInfoAccess" => new(Oids.SubjectInfoAccess, true, Asn.Sequence(Asn.Sequence(Asn.Oid("1.2.398.99.8"), Written.Uri("http://localhost")))),
        "authorityInfoAccess" => new(Oids.AuthorityInfoAccess, true, Asn.Sequence(Asn.Sequence(Asn.Oid(Oids.OcspAccess), Written.Uri("http://localhost")))),
        "freshestCRL" => Written.Points(Written.Point(Written.Uri("http://localhost/delta.crl"))) with { Oid = Oids.FreshestCrl },
        _ => new("2.5.29.99", true, Asn.Null),
    };
}
