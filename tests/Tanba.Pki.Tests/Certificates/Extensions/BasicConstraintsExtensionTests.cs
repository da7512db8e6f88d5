using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>RFC 5280 §4.2.1.9.</summary>
public class BasicConstraintsExtensionTests
{
    [Theory]
    [InlineData(true, null)]
    [InlineData(true, 0)]
    [InlineData(true, 127)]
    [InlineData(true, 128)]
    [InlineData(false, null)]
    public void What_was_written_is_read(bool isCa, int? pathLength) =>
        Assert.Equal(new BasicConstraints(isCa, pathLength), ReadBack.Of(BasicConstraintsExtension.Write(isCa, pathLength)).BasicConstraints);

    [Fact]
    public void It_is_critical() => Assert.True(BasicConstraintsExtension.Write(isCa: true).Critical);

    [Theory]
    [InlineData("30060101ff0201ff")] // a negative length
    [InlineData("300a0101ff02050100000000")] // a length beyond 32 bits
    [InlineData("3003010101")] // TRUE is ff in DER
    [InlineData("30060101ff020100" + "0500")] // something after the end
    [InlineData("30080101ff0201000500")] // something after the fields
    [InlineData("0500")]
    [InlineData("")]
    public void Other_encodings_are_refused(string hex) => Assert.True(ReadBack.IsMalformed(Oids.BasicConstraints, hex));
}
