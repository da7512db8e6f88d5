using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Paths;
using static Tanba.Pki.Tests.Paths.TestReply;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Whether a reply is to be believed, whatever it says (RFC 6960 §3.2).</summary>
public class OcspValidationTests
{
    private static readonly Certificate Authority = House.Authority("CA", "ROOT");
    private static readonly Certificate Leaf = House.Leaf("CA");
    private static readonly Certificate Responder = House.Make("OCSP", "CA", [ExtendedKeyUsageExtension.Write([Oids.OcspSigning]), OcspNoCheckExtension.Write()]);

    [Fact]
    public void A_reply_of_an_issuer_with_a_path_is_believed_whatever_it_says()
    {
        Assert.Null(WhyNot(new("CA", Good(Leaf, Authority)), Authority));
        Assert.Null(WhyNot(new("CA", Revoked(Leaf, Authority)), Authority));
        Assert.Null(WhyNot(new("CA", Unknown(Leaf, Authority)), Authority));
    }

    [Fact]
    public void The_issuer_may_be_trusted_itself() =>
        Assert.Null(OcspValidation.WhyNot(new TestReply("CA", Good(Leaf, Authority)), new([Authority]), House.Plain));

    [Fact]
    public void A_delegate_of_the_issuer_is_believed() => Assert.Null(WhyNot(new("OCSP", Good(Leaf, Authority)) { Certificates = [Responder] }, Authority));

    [Fact]
    public void An_issuer_without_a_path_is_told_with_why()
    {
        var stranger = House.Authority("CA", "NOBODY");
        Assert.Equal("path.unknown-issuer", WhyNot(new("CA", Good(Leaf, stranger)), stranger)!.Code);
        var over = House.Make("CA", "ROOT", TestPki.Ca(), tbs => tbs with { NotAfter = TestPki.Now.AddSeconds(-1) });
        Assert.Equal("path.expired", WhyNot(new("CA", Good(Leaf, over)), over)!.Code);
    }

    [Fact]
    public void Who_is_not_the_issuer_of_all_that_is_answered_is_not_believed()
    {
        Assert.Equal("ocsp.not-authorised", WhyNot(new("CA", Good(Leaf, Authority), Good(Authority, House.Root)), Authority)!.Code);
        Assert.Equal("ocsp.not-authorised", WhyNot(new("ROOT", Good(Leaf, Authority)), Authority)!.Code);
        Assert.Equal("ocsp.not-authorised", WhyNot(new("NAMESAKE", Good(Leaf, Authority)) { Named = "CA" }, Authority)!.Code);
        Assert.Equal("ocsp.not-authorised", WhyNot(new("CA", Good(Leaf, Authority)))!.Code);
    }

    [Fact]
    public void A_reply_about_nothing_or_with_something_critical_that_is_not_understood_is_not_believed()
    {
        Assert.Equal("ocsp.not-authorised", WhyNot(new("CA"), Authority)!.Code);
        Assert.Equal("ocsp.not-authorised", WhyNot(new("CA", Good(Leaf, Authority)) { Extension = Asn.Extension("1.2.398.99.7", Asn.Null, critical: true) }, Authority)!.Code);
    }

    [Fact]
    public void The_issuer_may_come_with_the_reply() => Assert.Null(WhyNot(new("CA", Good(Leaf, Authority)) { Certificates = [Authority] }));

    private static Rejection? WhyNot(TestReply reply, params Certificate[] pool) => OcspValidation.WhyNot(reply, new([House.Root], pool), House.Plain);
}
