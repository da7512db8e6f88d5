using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Which names a subtree holds (RFC 5280 §4.2.1.10), by paths of three.</summary>
public class NameConstraintsTests
{
    private const byte Email = 0x81;
    private const byte Dns = 0x82;
    private const byte Uri = 0x86;
    private const byte Ip = 0x87;

    private static readonly SoftwareKey Key = SoftwareKey.Generate("p256");

    [Theory]
    [InlineData(Dns, "example.kz", "example.kz", true)]
    [InlineData(Dns, "example.kz", "WWW.Example.KZ", true)]
    [InlineData(Dns, "example.kz", "wwwexample.kz", false)]
    [InlineData(Dns, "example.kz", "kz", false)]
    [InlineData(Dns, "", "anything.at.all", true)]
    [InlineData(Dns, "xn--80a1acny.xn--80ao21a", "www.xn--80a1acny.xn--80ao21a", true)] // A-labels
    [InlineData(Dns, "xn--80a1acny.xn--80ao21a", "XN--80A1ACNY.XN--80AO21A", true)]
    [InlineData(Dns, "xn--80a1acny.xn--80ao21a", "xn--80a1acnz.xn--80ao21a", false)]
    [InlineData(Dns, ".example.kz", "www.example.kz", false)] // no leading period: it cannot be told
    [InlineData(Dns, "example.kz", "www..example.kz", false)]
    [InlineData(Dns, "example.kz", "*.example.kz", true)]
    [InlineData(Dns, "example.kz", "-www.example.kz", false)]
    [InlineData(Dns, "example.kz", "www.example.kz.", false)]
    [InlineData(Dns, "example.kz", "w*.example.kz", false)]
    [InlineData(Dns, "example.kz", "under_score.example.kz", true)]
    [InlineData(Email, "", "a@anything.kz", true)]
    [InlineData(Email, "xn--80a1acny.kz", "a@xn--80a1acny.kz", true)]
    [InlineData(Email, "example.kz", "example.kz", false)] // no mailbox
    [InlineData(Email, "example.kz", "@example.kz", false)]
    [InlineData(Email, "example.kz", "a@b@example.kz", true)] // a quoted local part may hold it
    [InlineData(Email, "@example.kz", "a@example.kz", false)]
    [InlineData(Email, "a@example.kz", "b@example.kz", false)]
    [InlineData(Email, "example.kz", "a@EXAMPLE.KZ", true)]
    [InlineData(Email, "example.kz", "a@example.kz", true)]
    [InlineData(Email, "example.kz", "a@mail.example.kz", false)]
    [InlineData(Email, ".example.kz", "a@mail.example.kz", true)]
    [InlineData(Email, ".example.kz", "a@example.kz", false)]
    [InlineData(Email, "a@example.kz", "a@EXAMPLE.kz", true)]
    [InlineData(Email, "a@example.kz", "A@example.kz", false)]
    [InlineData(Uri, "example.kz", "https://example.kz:8443/path?a=b@c", true)]
    [InlineData(Uri, "example.kz", "https://user@example.kz/", true)]
    [InlineData(Uri, ".example.kz", "ldap://a.b.example.kz", true)]
    [InlineData(Uri, "example.kz", "https://other.kz/@example.kz", false)]
    [InlineData(Uri, "example.kz", "https://192.0.2.1/", false)]
    [InlineData(Uri, "example.kz", "urn:example.kz", false)]
    [InlineData(Uri, ".example.kz", "https://example.kz", false)]
    [InlineData(Uri, "example.kz", "https://www.example.kz", false)]
    [InlineData(Uri, "example.kz", "HTTPS://EXAMPLE.KZ?query#part", true)]
    [InlineData(Uri, "example.kz", "https://example.kz./", true)]
    [InlineData(Uri, "", "https://anything.kz", true)]
    [InlineData(Uri, "example.kz", "https://[2001:db8::1]/", false)]
    [InlineData(Uri, "example.kz", "://example.kz", false)]
    [InlineData(Uri, "xn--80a1acny.kz", "https://xn--80a1acny.kz/", true)]
    [InlineData(Ip, "c0000200ffffff00", "c00002fe", true)]
    [InlineData(Ip, "c0000201ffffffff", "c0000201", true)]
    [InlineData(Ip, "c0000201ffffffff", "c0000202", false)]
    [InlineData(Ip, "0000000000000000", "c0000202", true)]
    [InlineData(Ip, "c0000200fffffe00", "c00003ff", true)] // /23
    [InlineData(Ip, "c0000200ffffff01", "c0000201", false)] // no prefix
    [InlineData(Ip, "20010db8000000000000000000000000ffffffff000000000000000000000000", "20010db8000000000000000000000001", true)]
    [InlineData(Ip, "20010db8000000000000000000000000ffffffff000000000000000000000000", "20010db9000000000000000000000001", false)]
    [InlineData(Ip, "20010db8000000000000000000000000ffffffff000000000000000000000000", "c0000201", false)]
    [InlineData(Ip, "c0000200ffffff00", "c00003fe", false)]
    [InlineData(Ip, "c0000200ff00ff00", "c00002fe", false)] // no prefix: it cannot be told
    [InlineData(Ip, "c0000200ffffff00", "20010db8000000000000000000000001", false)]
    public void A_permitted_subtree_holds_what_the_clause_says(byte kind, string subtree, string name, bool isWithin) =>
        Assert.Equal(isWithin ? null : PathReason.NameNotPermitted, Judge(0, kind, subtree, name).Reason);

    [Theory]
    [InlineData(Dns, "example.kz", "www.example.kz", true)]
    [InlineData(Dns, "example.kz", "www.other.kz", false)]
    [InlineData(Dns, "www.example.kz", "*.example.kz", true)] // the wildcard may be that name
    [InlineData(Dns, "a.www.example.kz", "*.example.kz", false)]
    [InlineData(Dns, "", "anything.kz", true)]
    [InlineData(Dns, "example.kz", "www..example.kz", true)] // it cannot be told, and is not let pass
    [InlineData(Dns, ".example.kz", "www.other.kz", true)] // nor can this
    [InlineData(Dns, "xn--80a1acny.kz", "www.XN--80a1acny.kz", true)]
    [InlineData(Dns, "kz", "*.kz", true)]
    [InlineData(Dns, "www.example.kz", "*.other.kz", false)]
    [InlineData(Email, "example.kz", "a@other.kz", false)]
    [InlineData(Email, ".example.kz", "a@mail.example.kz", true)]
    [InlineData(Email, "a@example.kz", "b@example.kz", false)]
    [InlineData(Email, "example.kz", "no mailbox", true)]
    [InlineData(Uri, "example.kz", "urn:isbn:1", true)] // no host to compare
    [InlineData(Uri, ".example.kz", "https://www.example.kz", true)]
    [InlineData(Ip, "c0000200ff00ff00", "0a000001", true)] // no prefix
    [InlineData(Email, "example.kz", "a@example.kz", true)]
    [InlineData(Uri, "example.kz", "https://other.kz", false)]
    [InlineData(Ip, "0000000000000000", "c00002fe", true)]
    [InlineData(Ip, "c0000200ffffff00", "20010db8000000000000000000000001", false)]
    public void An_excluded_subtree_holds_what_the_clause_says(byte kind, string subtree, string name, bool isWithin) =>
        Assert.Equal(isWithin ? PathReason.NameNotPermitted : null, Judge(1, kind, subtree, name).Reason);

    private static PathVerdict Judge(int field, byte kind, string subtree, string name)
    {
        var constraints = new Extension(Oids.NameConstraints, true, Asn.Sequence(Asn.Tagged(field, Asn.Sequence(Name(kind, subtree)))));
        var authority = TestPki.Make(TestPki.Root.Subject, TestPki.Name("CONSTRAINED"), Key, TestPki.RootKey, [.. TestPki.Ca(), constraints]);
        var leaf = TestPki.Make(authority.Subject, TestPki.Person, Key, Key, [new(Oids.SubjectAltName, false, Asn.Sequence(Name(kind, name)))]);
        return TestPki.Judge(leaf, [authority], [TestPki.Root], TestPki.Now);
    }

    private static byte[] Name(byte kind, string text) => kind == Ip ? Asn.Tlv(kind, Convert.FromHexString(text)) : Asn.Text(kind, text);
}
