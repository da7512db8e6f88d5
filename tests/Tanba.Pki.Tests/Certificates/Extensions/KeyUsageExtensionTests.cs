using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>RFC 5280 §4.2.1.3.</summary>
public class KeyUsageExtensionTests
{
    [Fact]
    public void Every_combination_of_bits_is_read_back() => Prop.ForAll(
        Gen.Choose(1, 511).Select(bits => (KeyUsage)bits).ToArbitrary(),
        usage => ReadBack.Of(KeyUsageExtension.Write(usage)).KeyUsage == usage).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_critical_unless_told_otherwise()
    {
        Assert.True(KeyUsageExtension.Write(KeyUsage.CrlSign).Critical);
        Assert.False(KeyUsageExtension.Write(KeyUsage.CrlSign, critical: false).Critical);
    }

    [Theory]
    [InlineData("030100")] // no bit
    [InlineData("03020700")] // one bit, and it is zero
    [InlineData("0304000000ff")] // more bits than there are usages
    [InlineData("030206c000")] // an octet after the end
    [InlineData("0401c0")] // an OCTET STRING
    public void Other_encodings_are_refused(string hex) => Assert.True(ReadBack.IsMalformed(Oids.KeyUsage, hex));

    [Fact]
    public void The_bits_are_numbered_as_in_the_standard()
    {
        Assert.Equal(1 << 0, (int)KeyUsage.DigitalSignature);
        Assert.Equal(1 << 1, (int)KeyUsage.NonRepudiation);
        Assert.Equal(1 << 2, (int)KeyUsage.KeyEncipherment);
        Assert.Equal(1 << 4, (int)KeyUsage.KeyAgreement);
        Assert.Equal(1 << 5, (int)KeyUsage.KeyCertSign);
        Assert.Equal(1 << 6, (int)KeyUsage.CrlSign);
        Assert.Equal(1 << 8, (int)KeyUsage.DecipherOnly);
    }
}
