using System.Text.Json.Nodes;

namespace Tanba.Agent.Tests.Protocol;

/// <summary>The conversations of tests/vectors/agent, word for word on a real socket.</summary>
public sealed class VectorTests
{
    [Theory]
    [InlineData("transport")]
    [InlineData("commonUtils")]
    [InlineData("basics")]
    [InlineData("enrolment")]
    public async Task A_conversation_goes_as_its_vectors_say(string file)
    {
        var vectors = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", file + ".json")))!.AsArray();
        var answers = vectors.SelectMany(vector => vector!["answers"]?.AsArray() ?? []).Select(answer => answer!.ToJsonString());
        await using var agent = await RunningAgent.ScriptedAsync([.. answers]);
        using var page = await agent.GreetedAsync();
        JsonArray requests = [];
        foreach (var vector in vectors.Select(vector => vector!.AsObject()))
        {
            await page.SendAsync(agent.Here(Certified(vector, requests)));
            if (vector["reply"] is not { } expected)
            {
                await NothingCameAsync(page);
                continue;
            }

            var came = await page.ReadAsync();
            requests = JsonTexts.At(came, "body.result.requests")?.AsArray() ?? requests;
            JsonTexts.AssertSame(agent.Here(expected.ToJsonString()), came, [.. (vector["vary"]?.AsArray() ?? []).Select(path => (string)path!)], (string)vector["name"]!);
        }
    }

    // The heartbeat overtakes nothing: when it comes back alone, no reply was on its way.
    private static async Task NothingCameAsync(PageSocket page)
    {
        await page.SendAsync("--heartbeat--");
        Assert.Equal("--heartbeat--", await page.ReadAsync());
    }

    /// <summary>What is sent; certificates are made for the requests that came before.</summary>
    private static string Certified(JsonObject vector, JsonArray requests)
    {
        if (vector["frame"] is { } frame)
        {
            return (string)frame!;
        }

        var request = vector["request"]!.DeepClone().AsObject();
        if ((string?)request["method"] == "installCertificates")
        {
            var count = request["args"]!["certificates"]!.AsArray().Count;
            request["args"]!["certificates"] = new JsonArray([.. EnrolmentCalls.Certify([.. requests.Take(count).Select(made => made!.DeepClone())]).Select(made => (JsonNode)made)]);
        }

        return request.ToJsonString();
    }
}
