using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tanba.Agent.Protocol;

/// <summary>The messages that are the same for every module.</summary>
public static class Frames
{
    /// <summary>First on every socket, octet for octet: clients compare it with a pattern that allows no other member.</summary>
    public const string Greeting = """{"result":{"version":"1.4"}}""";

    public const string Heartbeat = "--heartbeat--";

    public const string ModuleNotFound = """{"success":false,"errorCode":"MODULE_NOT_FOUND"}""";

    /// <summary>What the original says is not known; this is our choice.</summary>
    public const string NotJson = """{"success":false,"code":"COMMON_JSON_WRAPPING_EXCEPTION"}""";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsHeartbeat(ReadOnlySpan<byte> message) => message.SequenceEqual("--heartbeat--"u8);

    /// <summary>Keepalives and greetings of pages: <c>{}</c>, <c>HealthCheck!</c> and other text. A reply would be taken for the next answer.</summary>
    public static bool IsSilence(ReadOnlySpan<byte> message)
    {
        var text = message.Trim(" \t\r\n"u8);
        return text.IsEmpty || text[0] != (byte)'{' || (text[^1] == (byte)'}' && text[1..^1].Trim(" \t\r\n"u8).IsEmpty);
    }

    public static string Write(JsonObject reply) => reply.ToJsonString(Plain);

    public static byte[] Octets(string frame) => Encoding.UTF8.GetBytes(frame);
}
