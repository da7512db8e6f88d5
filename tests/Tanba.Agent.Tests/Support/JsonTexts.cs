using System.Text.Json.Nodes;

namespace Tanba.Agent.Tests.Support;

/// <summary>Compares replies with vectors: the order of members is free, and named values may vary.</summary>
internal static class JsonTexts
{
    /// <summary>The value at a dotted path, or null.</summary>
    public static JsonNode? At(string json, string path)
    {
        if (!json.StartsWith('{'))
        {
            return null;
        }

        var node = JsonNode.Parse(json);
        foreach (var step in path.Split('.'))
        {
            node = node switch
            {
                JsonObject members => members[step],
                JsonArray items when int.TryParse(step, out var at) && at < items.Count => items[at],
                _ => null,
            };
        }

        return node;
    }

    public static void AssertSame(string expected, string came, string[] vary, string name)
    {
        if (!came.StartsWith('{'))
        {
            Assert.Equal(expected.Trim('"'), came);
            return;
        }

        var (left, right) = (JsonNode.Parse(expected)!, JsonNode.Parse(came)!);
        foreach (var path in vary)
        {
            var value = At(came, path);
            Assert.True(value is not null && value.ToJsonString().Length > 2, $"{name}: nothing at {path} in {came}");
            Put(left, path, value!.DeepClone());
        }

        Assert.True(JsonNode.DeepEquals(left, right), $"{name}: expected {left.ToJsonString()}, came {right.ToJsonString()}");
    }

    private static void Put(JsonNode root, string path, JsonNode value)
    {
        var steps = path.Split('.');
        var node = steps[..^1].Aggregate(root, (at, step) => at is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!);
        if (node is JsonArray array)
        {
            array[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
