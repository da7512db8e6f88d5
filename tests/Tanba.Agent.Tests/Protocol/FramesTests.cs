using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Tests.Protocol;

public sealed class FramesTests
{
    [Fact]
    public void The_greeting_is_what_the_strictest_client_expects() => Assert.Matches(new Regex("^{\"result\":{\"version\":\"[0-9.]*\"}}$"), Frames.Greeting);

    [Theory]
    [InlineData("--heartbeat--", true)]
    [InlineData("--heartbeat-- ", false)]
    [InlineData("heartbeat", false)]
    public void A_heartbeat_is_thirteen_characters(string text, bool heartbeat) => Assert.Equal(heartbeat, Frames.IsHeartbeat(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{}", true)]
    [InlineData(" { } \n", true)]
    [InlineData("", true)]
    [InlineData("HealthCheck!", true)]
    [InlineData("[]", true)]
    [InlineData("""{"module":"x"}""", false)]
    [InlineData("{", false)]
    public void Keepalives_get_no_reply(string text, bool silence) => Assert.Equal(silence, Frames.IsSilence(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Kazakh_and_Russian_letters_travel_as_themselves() =>
        Assert.Equal("""{"message":"Қол қою / Подписать"}""", Frames.Write(new JsonObject { ["message"] = "Қол қою / Подписать" }));
}
