using System.Text;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>RFC 5280 §4.2.1.4.</summary>
public class CertificatePoliciesExtensionTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("http://pki.example.kz/cps", null)]
    [InlineData(null, "правила")]
    [InlineData("http://pki.example.kz/cps", "http://pki.example.kz/cps")]
    public void The_policy_is_read_whatever_qualifies_it(string? cps, string? notice) => Assert.Equal(
        [Oids.KzPolicyIndividualAuthentication],
        ReadBack.Of(CertificatePoliciesExtension.Write(Oids.KzPolicyIndividualAuthentication, cps, notice)).Policies);

    [Fact]
    public void The_address_is_an_ia5_string_and_the_notice_a_utf8_string()
    {
        var value = Convert.ToHexString(CertificatePoliciesExtension.Write(Oids.KzPolicy, "http://a", "ә").Value.Span);
        Assert.Contains("1608" + Convert.ToHexString("http://a"u8), value, StringComparison.Ordinal);
        Assert.Contains("0C02" + Convert.ToHexString("ә"u8), value, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_qualifiers_their_field_is_absent()
    {
        var value = CertificatePoliciesExtension.Write(Oids.KzPolicy).Value.Span;
        Assert.Equal("300a" + "3008" + "06062a830e030302", Convert.ToHexStringLower(value));
    }

    [Fact]
    public void An_address_that_is_not_ascii_is_misuse() =>
        Assert.Throws<EncoderFallbackException>(() => CertificatePoliciesExtension.Write(Oids.KzPolicy, "http://сайт"));

    [Theory]
    [InlineData("3000")] // no policy
    [InlineData("30023000")] // a policy without OID
    [InlineData("3008" + "3006" + "06022a03" + "3000")] // qualifiers that are empty
    [InlineData("300c" + "300a" + "06022a03" + "3004" + "3002" + "0500")] // a qualifier without OID
    [InlineData("300c" + "300406022a03" + "300406022a03")] // one policy twice
    public void Other_encodings_are_refused(string hex) => Assert.True(ReadBack.IsMalformed(Oids.CertificatePolicies, hex));
}
