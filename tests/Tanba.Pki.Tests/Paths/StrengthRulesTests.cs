using Tanba.Keys;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Which keys and signatures are strong enough for what is asked, and when.</summary>
public class StrengthRulesTests
{
    private static readonly Certificate Authority = House.Authority("CA", "ROOT");
    private static readonly DateTimeOffset In2016 = new(2016, 12, 31, 23, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset In2017 = In2016.AddSeconds(1);

    [Theory]
    [InlineData(511, PathStrength.Any, PathReason.WeakKey)]
    [InlineData(512, PathStrength.Any, null)]
    [InlineData(1016, PathStrength.Usual, PathReason.WeakKey)]
    [InlineData(1024, PathStrength.Usual, null)]
    [InlineData(2040, PathStrength.Bits112, PathReason.WeakKey)]
    [InlineData(2048, PathStrength.Bits112, null)]
    [InlineData(3064, PathStrength.Bits128, PathReason.WeakKey)]
    [InlineData(3072, PathStrength.Bits128, null)]
    [InlineData(8192, PathStrength.Usual, null)]
    [InlineData(8200, PathStrength.Any, PathReason.WeakKey)]
    public void A_key_of_rsa_has_as_many_bits_as_are_asked(int bits, PathStrength strength, PathReason? reason)
    {
        var leaf = House.Make("LEAF", "CA", [], tbs => tbs with { PublicKey = House.Rsa(bits) });
        Assert.Equal(reason, House.Judge(House.Plain with { Strength = strength }, leaf, Authority).Reason);
    }

    [Fact]
    public void Every_key_of_the_path_is_asked_and_not_the_leafs_alone()
    {
        // The person's authority has RSA of 2048 bits.
        var leaf = TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, House.KeyOf("LEAF"), TestPki.IssuingKey, []);
        PathEvidence evidence = new([TestPki.Root], [TestPki.Issuing]);
        Assert.Null(PathValidation.Validate(leaf, evidence, House.Plain with { Strength = PathStrength.Bits112 }).Reason);
        Assert.Equal(PathReason.WeakKey, PathValidation.Validate(leaf, evidence, House.Plain with { Strength = PathStrength.Bits128 }).Reason);
    }

    [Theory]
    [InlineData(PathStrength.Usual)]
    [InlineData(PathStrength.Any)]
    [InlineData(PathStrength.Bits112)]
    [InlineData(PathStrength.Bits128)]
    public void Curves_and_sha_256_are_strong_enough_for_all(PathStrength strength) =>
        Assert.Null(House.Judge(House.Plain with { Strength = strength }, House.Leaf("CA"), Authority).Reason);

    [Theory]
    [InlineData("sha1", PathStrength.Usual, true, null)]
    [InlineData("sha1", PathStrength.Usual, false, PathReason.AlgorithmNotTrusted)]
    [InlineData("sha1", PathStrength.Any, false, null)]
    [InlineData("sha1", PathStrength.Bits112, true, PathReason.AlgorithmNotTrusted)]
    [InlineData("md5", PathStrength.Usual, true, PathReason.AlgorithmNotTrusted)]
    [InlineData("md5", PathStrength.Any, true, null)]
    [InlineData("md5", PathStrength.Any, false, null)]
    [InlineData("md5", PathStrength.Bits112, true, PathReason.AlgorithmNotTrusted)]
    public void An_old_digest_is_believed_of_its_time_or_where_anything_is_asked(string digest, PathStrength strength, bool ofItsTime, PathReason? reason)
    {
        var (root, leaf) = Old(digest);
        Assert.Equal(reason, PathValidation.Validate(leaf, new([root]), House.Plain with { At = ofItsTime ? In2016 : In2017, Strength = strength }).Reason);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("md5")]
    public void An_old_signature_is_checked_all_the_same(string digest)
    {
        var (root, leaf) = Old(digest);
        var octets = leaf.Encoded.ToArray();
        octets[^5] ^= 1;
        var verdict = PathValidation.Validate(Certificate.Decode(octets).Value, new([root]), House.Plain with { At = In2016, Strength = PathStrength.Any });
        Assert.Equal(PathReason.SignatureWrong, verdict.Reason);
    }

    [Fact]
    public void The_own_signature_of_a_root_is_asked_nothing()
    {
        using OldKey key = new("md5");
        var root = Sign(key, "OLD ROOT", key.PublicKey, TestPki.Ca());
        var leaf = TestPki.Make(root.Subject, TestPki.Person, House.KeyOf("LEAF"), key.Young, []);
        Assert.Null(PathValidation.Validate(leaf, new([root]), House.Plain with { Strength = PathStrength.Bits112 }).Reason);
    }

    [Fact]
    public void An_algorithm_that_nobody_knows_is_not_believed_at_all()
    {
        var octets = House.Leaf("CA").Encoded.ToArray();
        var known = Asn.Oid(Oids.EcdsaWithSha256);
        for (var at = octets.AsSpan().IndexOf(known); at >= 0; at = octets.AsSpan().IndexOf(known))
        {
            octets[at + known.Length - 1] = 99;
        }

        var verdict = House.Judge(House.Plain with { Strength = PathStrength.Any }, Certificate.Decode(octets).Value, Authority);
        Assert.Equal(PathReason.AlgorithmNotTrusted, verdict.Reason);
    }

    private static (Certificate Root, Certificate Leaf) Old(string digest)
    {
        using OldKey key = new(digest);
        return (Sign(key, "OLD ROOT", key.PublicKey, TestPki.Ca()), Sign(key, "OLD LEAF", House.KeyOf("LEAF").PublicKey, []));
    }

    private static Certificate Sign(OldKey key, string name, SubjectPublicKeyInfo subject, IReadOnlyList<Extension> extensions) =>
        (TestPki.Build(TestPki.Name("OLD ROOT"), TestPki.Name(name), subject, key, extensions) with { NotBefore = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero) }).Sign(key);

    /// <summary>RSA that signs as nobody does any more.</summary>
    private sealed class OldKey : ISigningKey
    {
        private static readonly System.Security.Cryptography.RSA Key = System.Security.Cryptography.RSA.Create(2048);
        private readonly System.Security.Cryptography.HashAlgorithmName digest;

        public OldKey(string name)
        {
            digest = new(name.ToUpperInvariant());
            var (identifier, row) = name == "md5" ? (Oids.Md5WithRsa, Oids.Md5) : (Oids.Sha1WithRsa, Oids.Sha1);
            var encoded = AlgorithmIdentifier.Write(identifier, AlgorithmIdentifier.Null);
            Algorithm = PathAlgorithms.Find(AlgorithmIdentifier.Read(new(encoded, System.Formats.Asn1.AsnEncodingRules.DER)), DateTimeOffset.MinValue)!.Value.Row;
            Assert.Equal(row, Algorithm.DigestOid);
            PublicKey = SubjectPublicKeyInfo.Decode(Key.ExportSubjectPublicKeyInfo()).Value;
        }

        public SubjectPublicKeyInfo PublicKey { get; }

        public SignatureAlgorithm Algorithm { get; }

        /// <summary>The same key as it signs today.</summary>
        public SoftwareKey Young => SoftwareKey.FromPkcs8(Key.ExportPkcs8PrivateKey()).Value;

        public byte[] Sign(ReadOnlySpan<byte> message) => Key.SignData(message, digest, System.Security.Cryptography.RSASignaturePadding.Pkcs1);

        public void Dispose()
        {
        }
    }
}
