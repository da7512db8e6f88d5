using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>RFC 5280 §4.2.1.6, §4.2.2.1.</summary>
public class GeneralNamesTests
{
    [Fact]
    public void The_first_mail_address_is_the_certificates() =>
        Assert.Equal("b@a.kz", Mail("30178204612e6b7a81066240612e6b7a8107636340612e6b7a"));

    [Fact]
    public void Without_a_mail_address_the_one_in_the_subject_counts()
    {
        var subject = new DistinguishedName([NameAttribute.Ia5(Oids.EmailAddress, "old@example.kz")]);
        var certificate = TestPki.Make(TestPki.Name("A"), subject, TestPki.PersonKey, TestPki.PersonKey, []);
        Assert.Equal("old@example.kz", certificate.Email);
    }

    [Fact]
    public void A_mail_address_that_is_not_ascii_is_misuse() =>
        Assert.Throws<System.Text.EncoderFallbackException>(() => SubjectAltNameExtension.Write("почта@example.kz"));

    [Theory]
    [InlineData("3006870401020304")] // an IPv4 address
    [InlineData("301287100000000000000000000000000000" + "0001")] // an IPv6 address
    [InlineData("3004a4023000")] // an empty directory name
    [InlineData("300488022a03")] // a registered OID
    public void Other_choices_are_passed_over(string hex) => Assert.Null(Mail(hex));

    [Theory]
    [InlineData("300587030102" + "03")] // an address of three octets
    [InlineData("30038201ff")] // a host name that is not ASCII
    [InlineData("30038101ff")] // a mail address that is not ASCII
    [InlineData("30028900")] // choice 9
    [InlineData("30020500")] // no choice at all
    [InlineData("3003810161" + "00")] // an octet after the end
    public void Other_encodings_are_refused(string hex) => Assert.True(ReadBack.IsMalformed(Oids.SubjectAltName, hex));

    [Fact]
    public void Addresses_of_status_and_issuer_are_told_apart_by_their_method()
    {
        var certificate = ReadBack.Of(AuthorityInfoAccessExtension.Write(["http://ocsp", "http://ocsp1"], ["http://ca.cer"]));
        Assert.Equal(["http://ocsp", "http://ocsp1"], certificate.OcspUrls);
        Assert.Equal(["http://ca.cer"], certificate.CaIssuersUrls);
    }

    private static string? Mail(string hex) => ReadBack.Of(new Extension(Oids.SubjectAltName, false, Convert.FromHexString(hex))).Email;
}
