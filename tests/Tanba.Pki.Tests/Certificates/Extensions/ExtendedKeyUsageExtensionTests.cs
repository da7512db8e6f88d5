using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>RFC 5280 §4.2.1.12.</summary>
public class ExtendedKeyUsageExtensionTests
{
    private static readonly string[] Purposes = [Oids.EmailProtection, Oids.KzEntity, Oids.KzEntitySignatory];

    [Fact]
    public void The_order_given_is_kept() => Assert.Equal(Purposes, ReadBack.Of(ExtendedKeyUsageExtension.Write(Purposes)).ExtendedKeyUsage);

    [Fact]
    public void The_national_right_to_sign_is_critical_and_others_are_not()
    {
        Assert.False(ExtendedKeyUsageExtension.Write(Purposes).Critical);
        Assert.True(ExtendedKeyUsageExtension.Write(Purposes, critical: true).Critical);
    }

    [Theory]
    [InlineData("3000")] // SIZE (1..MAX)
    [InlineData("30020500")]
    [InlineData("300306018" + "0")] // an arc that does not end
    public void Other_encodings_are_refused(string hex) => Assert.True(ReadBack.IsMalformed(Oids.ExtendedKeyUsage, hex));
}
