using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Pki.Tests.Paths;

/// <summary>RFC 5280 §6.1: a chain of four in which one thing at a time is wrong, from the root down to the leaf.</summary>
public class PathFaultsTests
{
    private static readonly SoftwareKey MiddleKey = SoftwareKey.Generate("p256");
    private static readonly SoftwareKey LowKey = SoftwareKey.Generate("p256");
    private static readonly Links Sound = new();

    private static readonly Dictionary<string, (string Code, Links Links)> Faults = new(StringComparer.Ordinal)
    {
        ["the root is over"] = ("path.expired", Sound with { Root = tbs => tbs with { NotAfter = TestPki.Now.AddSeconds(-1) } }),
        ["the root is not yet"] = ("path.not-yet-valid", Sound with { Root = tbs => tbs with { NotBefore = TestPki.Now.AddSeconds(1) } }),
        ["the middle is over"] = ("path.expired", Sound with { Middle = tbs => tbs with { NotAfter = TestPki.Now.AddSeconds(-1) } }),
        ["the low one is not yet"] = ("path.not-yet-valid", Sound with { Low = tbs => tbs with { NotBefore = TestPki.Now.AddSeconds(1) } }),
        ["the leaf is over"] = ("path.expired", Sound with { Leaf = tbs => tbs with { NotAfter = TestPki.Now.AddSeconds(-1) } }),
        ["the root is no authority"] = ("path.not-a-ca", Sound with { Root = tbs => tbs with { Extensions = [BasicConstraintsExtension.Write(isCa: false)] } }),
        ["the middle is no authority"] = ("path.not-a-ca", Sound with { Middle = tbs => tbs with { Extensions = [BasicConstraintsExtension.Write(isCa: false)] } }),
        ["the middle may sign lists only"] = ("path.not-a-ca", Sound with { Middle = With(BasicConstraintsExtension.Write(isCa: true), KeyUsageExtension.Write(KeyUsage.CrlSign)) }),
        ["the low one has usage without constraints"] = ("path.not-a-ca", Sound with { Low = With(KeyUsageExtension.Write(KeyUsage.KeyCertSign)) }),
        ["the root allows one below"] = ("path.too-long", Sound with { Root = With(BasicConstraintsExtension.Write(isCa: true, 1)) }),
        ["the middle allows none below"] = ("path.too-long", Sound with { Middle = With(BasicConstraintsExtension.Write(isCa: true, 0)) }),
        ["the leaf has a critical extension"] = ("path.unknown-critical-extension", Sound with { Leaf = With(new Extension("2.5.29.99", true, Asn.Null)) }),
        ["the middle has a critical extension"] = ("path.unknown-critical-extension", Sound with { Middle = With([.. TestPki.Ca(), new Extension(Oids.SubjectInfoAccess, true, Asn.Sequence())]) }),
        ["the root constrains names"] = ("path.name-not-permitted", Sound with { Root = With([.. TestPki.Ca(), NobodyElse(critical: true)]) }),
        ["the low one constrains names without saying that it matters"] = ("path.name-not-permitted", Sound with { Low = With([.. TestPki.Ca(), NobodyElse(critical: false)]) }),
        ["the leaf names another issuer"] = ("path.unknown-issuer", Sound with { Leaf = tbs => tbs with { Issuer = TestPki.Name("NOBODY") } }),
        ["the leaf names the middle"] = ("path.signature-wrong", Sound with { Leaf = tbs => tbs with { Issuer = TestPki.Name("MIDDLE") } }),
        ["the middle names another issuer"] = ("path.unknown-issuer", Sound with { Middle = tbs => tbs with { Issuer = TestPki.Name("NOBODY") } }),
        ["the leaf names its issuer with one letter more"] = ("path.unknown-issuer", Sound with { Leaf = tbs => tbs with { Issuer = TestPki.Name("LOWS") } }),
    };

    private static readonly Dictionary<string, Links> Oddities = new(StringComparer.Ordinal)
    {
        ["nothing odd"] = Sound,
        ["a root of the days before basic constraints"] = Sound with { Root = tbs => tbs with { Extensions = [] } },
        ["the leaf names its issuer in other letters"] = Sound with { Leaf = tbs => tbs with { Issuer = new([NameAttribute.Printable(Oids.CommonName, " low "), NameAttribute.Utf8(Oids.Country, "kz")]) } },
        ["the root allows two below"] = Sound with { Root = With(BasicConstraintsExtension.Write(isCa: true, 2)) },
        ["the low one allows none below"] = Sound with { Low = With(BasicConstraintsExtension.Write(isCa: true, 0)) },
        ["an authority without usage"] = Sound with { Middle = With(BasicConstraintsExtension.Write(isCa: true)) },
        ["an authority whose constraints are not critical"] = Sound with { Middle = With(BasicConstraintsExtension.Write(isCa: true) with { Critical = false }) },
        ["a leaf that is an authority too"] = Sound with { Leaf = With(TestPki.Ca(0)) },
        ["every end today"] = new Links(tbs => tbs with { NotAfter = TestPki.Now }, tbs => tbs with { NotBefore = TestPki.Now }, tbs => tbs with { NotAfter = TestPki.Now }, tbs => tbs with { NotBefore = TestPki.Now }),
        ["extensions nobody knows, and none critical"] = Sound with { Low = With([.. TestPki.Ca(), new Extension("2.5.29.99", false, Asn.Null)]) },
        ["the critical ones that are processed"] = Sound with
        {
            Leaf = With(
                KeyUsageExtension.Write(KeyUsage.NonRepudiation),
                ExtendedKeyUsageExtension.Write([Oids.EmailProtection], critical: true),
                CertificatePoliciesExtension.Write(Oids.AnyPolicy) with { Critical = true },
                SubjectAltNameExtension.Write("a@b.kz") with { Critical = true }),
        },
    };

    public static TheoryData<string> NamesOfFaults => [.. Faults.Keys];

    public static TheoryData<string> NamesOfOddities => [.. Oddities.Keys];

    [Theory]
    [MemberData(nameof(NamesOfFaults))]
    public void One_thing_wrong_and_the_chain_does_not_hold(string fault)
    {
        var (root, middle, low, leaf) = Faults[fault].Links.Make();
        Assert.Equal(Faults[fault].Code, TestPki.Judge(leaf, [low, middle], [root], TestPki.Now).Rejection?.Code);
    }

    [Theory]
    [MemberData(nameof(NamesOfOddities))]
    public void What_is_only_odd_holds_in_whatever_order_the_pool_is(string oddity)
    {
        var (root, middle, low, leaf) = Oddities[oddity].Make();
        Assert.Equal([leaf, low, middle, root], TestPki.Judge(leaf, [low, middle], [root], TestPki.Now).Path);
        Assert.Equal([leaf, low, middle, root], TestPki.Judge(leaf, [root, middle, leaf, low, low, TestPki.Leaf], [TestPki.Root, root], TestPki.Now).Path);
    }

    [Fact]
    public void Every_member_of_the_chain_is_needed()
    {
        var (root, middle, low, leaf) = Sound.Make();
        Assert.Equal("path.unknown-issuer", TestPki.Judge(leaf, [low], [root], TestPki.Now).Rejection?.Code);
        Assert.Equal("path.unknown-issuer", TestPki.Judge(leaf, [middle], [root], TestPki.Now).Rejection?.Code);
        Assert.Equal("path.unknown-issuer", TestPki.Judge(leaf, [low, middle, root], [TestPki.Root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void An_authority_in_the_middle_may_be_the_trusted_one()
    {
        var (_, middle, low, leaf) = Sound.Make();
        Assert.Equal([leaf, low, middle], TestPki.Judge(leaf, [low], [middle], TestPki.Now).Path);
        Assert.Equal([leaf], TestPki.Judge(leaf, [], [leaf], TestPki.Now).Path);
    }

    [Fact]
    public void Of_two_ways_the_one_that_holds_is_found_whichever_comes_first()
    {
        var (root, middle, low, leaf) = Sound.Make();
        var over = (Sound with { Low = tbs => tbs with { NotAfter = TestPki.Start.AddDays(1) } }).Make().Low;
        Assert.Equal(low, TestPki.Judge(leaf, [over, low, middle], [root], TestPki.Now).Path[1]);
        Assert.Equal(low, TestPki.Judge(leaf, [low, over, middle], [root], TestPki.Now).Path[1]);
        Assert.Equal("path.expired", TestPki.Judge(leaf, [over, middle], [root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void A_signature_with_one_bit_changed_does_not_hold()
    {
        var (root, middle, low, leaf) = Sound.Make();
        var octets = low.Encoded.ToArray();
        octets[^1] ^= 1;
        var spoilt = Certificate.Decode(octets).Value;
        Assert.Equal("path.signature-wrong", TestPki.Judge(leaf, [spoilt, middle], [root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void Self_issued_certificates_do_not_count_towards_the_length() // RFC 5280 §4.2.1.9
    {
        // The middle changes its key: new signed with old, both of one name.
        var (root, middle, _, _) = (Sound with { Root = With(BasicConstraintsExtension.Write(isCa: true, 1)) }).Make();
        var renewed = TestPki.Make(middle.Subject, middle.Subject, LowKey, MiddleKey, TestPki.Ca(0));
        var leaf = TestPki.Make(middle.Subject, TestPki.Person, TestPki.PersonKey, LowKey, []);
        Assert.Equal([leaf, renewed, middle, root], TestPki.Judge(leaf, [renewed, middle], [root], TestPki.Now).Path);
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, "path.too-long")]
    public void A_chain_has_at_most_twenty_certificates(int length, string? code)
    {
        var root = TestPki.Make(TestPki.Name("0"), TestPki.Name("0"), LowKey, LowKey, TestPki.Ca());
        var below = Enumerable.Range(1, length - 1).Select(n => TestPki.Make(TestPki.Name($"{n - 1}"), TestPki.Name($"{n}"), LowKey, LowKey, TestPki.Ca())).ToList();
        Assert.Equal(code, TestPki.Judge(below[^1], below, [root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void Two_that_certify_each_other_are_no_root()
    {
        var one = TestPki.Make(TestPki.Name("TWO"), TestPki.Name("ONE"), LowKey, MiddleKey, TestPki.Ca());
        var two = TestPki.Make(TestPki.Name("ONE"), TestPki.Name("TWO"), MiddleKey, LowKey, TestPki.Ca());
        Assert.Equal("path.unknown-issuer", TestPki.Judge(one, [one, two], [TestPki.Root], TestPki.Now).Rejection?.Code);
    }

    /// <summary>permittedSubtrees with one directory name that nobody here has.</summary>
    private static Extension NobodyElse(bool critical) =>
        new(Oids.NameConstraints, critical, Asn.Sequence(Asn.Tlv(0xa0, Asn.Sequence(Asn.Tlv(0xa4, TestPki.Name("NOBODY ELSE").Encoded.ToArray())))));

    private static Func<TbsCertificate, TbsCertificate> With(params Extension[] extensions) => tbs => tbs with { Extensions = extensions };

    private static Func<TbsCertificate, TbsCertificate> With(IReadOnlyList<Extension> extensions) => tbs => tbs with { Extensions = extensions };

    private sealed record Links(
        Func<TbsCertificate, TbsCertificate>? Root = null,
        Func<TbsCertificate, TbsCertificate>? Middle = null,
        Func<TbsCertificate, TbsCertificate>? Low = null,
        Func<TbsCertificate, TbsCertificate>? Leaf = null)
    {
        public (Certificate Root, Certificate Middle, Certificate Low, Certificate Leaf) Make() => (
            One(Root, "TOP", "TOP", TestPki.RootKey, TestPki.RootKey, TestPki.Ca()),
            One(Middle, "TOP", "MIDDLE", MiddleKey, TestPki.RootKey, TestPki.Ca()),
            One(Low, "MIDDLE", "LOW", LowKey, MiddleKey, TestPki.Ca()),
            One(Leaf, "LOW", "LEAF", TestPki.PersonKey, LowKey, []));

        private static Certificate One(Func<TbsCertificate, TbsCertificate>? change, string issuer, string subject, SoftwareKey key, SoftwareKey signer, IReadOnlyList<Extension> extensions)
        {
            var tbs = TestPki.Build(TestPki.Name(issuer), TestPki.Name(subject), key.PublicKey, signer, extensions);
            return (change?.Invoke(tbs) ?? tbs).Sign(signer);
        }
    }
}
