using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>RFC 5280 §4.2.1.13, §4.2.1.15.</summary>
public class CrlDistributionPointsExtensionTests
{
    [Fact]
    public void Mirrors_are_points_of_their_own_in_the_order_given()
    {
        var certificate = ReadBack.Of(
            CrlDistributionPointsExtension.Write(["http://crl/a.crl", "http://crl1/a.crl"]),
            CrlDistributionPointsExtension.Write(["http://crl/d.crl"], freshest: true));

        Assert.Equal(["http://crl/a.crl", "http://crl1/a.crl"], certificate.CrlUrls);
        Assert.Equal(["http://crl/d.crl"], certificate.FreshestCrlUrls);
    }

    [Fact]
    public void A_point_is_a_full_name_with_one_uri() => Assert.Equal(
        "300c" + "300a" + "a008" + "a006" + "8604" + "61626364",
        Convert.ToHexStringLower(CrlDistributionPointsExtension.Write(["abcd"]).Value.Span));

    [Fact]
    public void Points_without_full_name_are_passed_over()
    {
        // { reasons [1] } and { distributionPoint { nameRelativeToCRLIssuer [1] } }
        var value = Convert.FromHexString("300c" + "3004" + "81020780" + "3004" + "a002" + "a100");
        Assert.Empty(ReadBack.Of(new Pki.Certificates.Extension(Oids.CrlDistributionPoints, false, value)).CrlUrls);
    }

    [Theory]
    [InlineData("0500")]
    [InlineData("30043002a000")] // a name without content
    [InlineData("300a3008a006a0048602ffff")] // not ASCII
    public void Other_encodings_are_refused(string hex) => Assert.True(ReadBack.IsMalformed(Oids.CrlDistributionPoints, hex));
}
