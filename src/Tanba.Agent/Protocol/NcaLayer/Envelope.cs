using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>The rules of apiVersion 2 that come before a method is called.</summary>
public static class Envelope
{
    /// <summary>The reply to a request that breaks them, or null.</summary>
    public static JsonObject? Fault(Request request, string className, params ReadOnlySpan<string> methods)
    {
        if (request.Member("apiVersion") is { ValueKind: not JsonValueKind.Null } version && !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 2))
        {
            return BasicsReply.GeneralError("Supported apiVersion is 2");
        }

        if (request.Text("class") is { Length: > 0 } named && named != className)
        {
            return BasicsReply.GeneralError($"{named} is not found");
        }

        if (!methods.Contains(request.Method ?? ""))
        {
            return BasicsReply.GeneralError($"{request.Method} is not defined in {className}");
        }

        return request.Args is { ValueKind: JsonValueKind.Object } ? null : BasicsReply.GeneralError($"{request.Method} demands arguments");
    }
}
