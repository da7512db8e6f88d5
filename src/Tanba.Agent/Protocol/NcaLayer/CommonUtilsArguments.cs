using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>The arguments of one call, checked as NCALayer checks them: first name and count, then the types. Nothing is shown before.</summary>
public sealed class CommonUtilsArguments
{
    private static readonly Dictionary<string, JsonValueKind[]> Methods = new(StringComparer.Ordinal)
    {
        ["getActiveTokens"] = [],
        ["getKeyInfo"] = [JsonValueKind.String],
        ["createCAdESFromBase64"] = [JsonValueKind.String, JsonValueKind.String, JsonValueKind.String, JsonValueKind.True],
        ["createCAdESFromBase64Hash"] = [JsonValueKind.String, JsonValueKind.String, JsonValueKind.String],
        ["signXml"] = [JsonValueKind.String, JsonValueKind.String, JsonValueKind.String, JsonValueKind.String, JsonValueKind.String],
        ["signXmls"] = [JsonValueKind.String, JsonValueKind.String, JsonValueKind.Array, JsonValueKind.String, JsonValueKind.String],
        ["showFileChooser"] = [JsonValueKind.String, JsonValueKind.String],
        ["changeLocale"] = [JsonValueKind.String],
    };

    private readonly List<JsonElement> values;

    private CommonUtilsArguments(string method, List<JsonElement> values)
    {
        Method = method;
        this.values = values;
    }

    public string Method { get; }

    public string this[int at] => values[at].GetString()!;

    /// <summary>The call, or the reply that refuses it.</summary>
    public static CommonUtilsArguments? Read(Request request, out JsonObject refusal)
    {
        refusal = CommonUtilsReply.Failed("JSONObject[\"method\"] not found.");
        if (request.Method is not { } method)
        {
            return null;
        }

        refusal = CommonUtilsReply.Failed("JSONObject[\"args\"] is not a JSONArray.");
        if (request.Args is { ValueKind: not JsonValueKind.Array })
        {
            return null;
        }

        var given = request.Args?.EnumerateArray().ToList() ?? [];
        refusal = CommonUtilsReply.NoSuchMethod(method);
        if (!Methods.TryGetValue(method, out var types) || types.Length != given.Count)
        {
            return null;
        }

        refusal = CommonUtilsReply.WrongType(method);
        return given.Zip(types).All(pair => IsOf(pair.First, pair.Second)) ? new(method, given) : null;
    }

    public bool Truth(int at) => values[at].GetBoolean();

    /// <summary>One text, or a list of them.</summary>
    public IReadOnlyList<string> Texts(int at) => values[at].ValueKind == JsonValueKind.Array ? [.. values[at].EnumerateArray().Select(text => text.GetString()!)] : [this[at]];

    private static bool IsOf(JsonElement found, JsonValueKind wanted) => wanted switch
    {
        JsonValueKind.Array => found.ValueKind == wanted && found.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        JsonValueKind.True => found.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => found.ValueKind == wanted,
    };
}
