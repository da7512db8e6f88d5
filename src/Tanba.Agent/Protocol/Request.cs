using System.Text.Json;

namespace Tanba.Agent.Protocol;

/// <summary>One JSON request of a page; members that nobody asked for are ignored.</summary>
public sealed class Request(JsonElement whole)
{
    public string Module => Text("module") ?? "";

    public string? Method => Text("method");

    /// <summary>Copied to the reply when it is not empty.</summary>
    public string? Uuid => Text("uuid") is { Length: > 0 } uuid ? uuid : null;

    public JsonElement? Args => Member("args");

    public JsonElement? Member(string name) => whole.TryGetProperty(name, out var member) ? member : null;

    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
