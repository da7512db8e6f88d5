using Tanba.Agent.Trust;

namespace Tanba.Agent.Tests.Trust;

public sealed class NameConstraintsTests
{
    [Fact]
    public void They_are_written_as_rfc_5280_says()
    {
        var extension = NameConstraints.LoopbackOnly();
        Assert.True(extension.Critical);
        const string localhost = "300b82096c6f63616c686f7374";
        const string ipv4 = "300a87087f000000ff000000";
        const string ipv6 = "30228720" + "00000000000000000000000000000001" + "ffffffffffffffffffffffffffffffff";
        Assert.Equal("303fa03d" + localhost + ipv4 + ipv6, Convert.ToHexStringLower(extension.RawData));
    }
}
