using System.Text.Json;

namespace Tanba.Agent.Protocol;

/// <summary>Whether every name and text of a message can be read. JSON may escape half of a letter (RFC 8259 §8.2), and nothing reads that.</summary>
public static class WholeText
{
    public static bool Is(ReadOnlySpan<byte> message, JsonElement root) => message.IndexOf("\\u"u8) < 0 || IsWhole(root);

    private static bool IsWhole(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(member => IsReadable(() => member.Name) && IsWhole(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsWhole),
        JsonValueKind.String => IsReadable(element.GetString),
        _ => true,
    };

    private static bool IsReadable(Func<string?> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
