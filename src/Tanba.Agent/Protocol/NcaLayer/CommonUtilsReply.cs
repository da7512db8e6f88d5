using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>The replies of commonUtils. <c>code</c> is text, and what is not there is left out, never null.</summary>
public static class CommonUtilsReply
{
    public static JsonObject Done() => new() { ["code"] = "200" };

    public static JsonObject Done(JsonNode value) => new() { ["responseObject"] = value, ["code"] = "200" };

    public static JsonObject Failed(string message) => new() { ["code"] = "500", ["message"] = message };

    /// <summary>As NCALayer answers an empty digest: it says nothing more.</summary>
    public static JsonObject Failed() => new() { ["code"] = "500" };

    public static JsonObject NoSuchMethod(string method) => Failed("NoSuchMethodException " + method);

    public static JsonObject WrongType(string method) => Failed("java.lang.IllegalArgumentException: argument type mismatch. Method: " + method);

    public static JsonObject Of(Rejection rejection, Asker asker) => Failed(
        rejection.IsCancelled() ? "action.canceled"
        : rejection.Code.StartsWith("storage", StringComparison.Ordinal) ? rejection.Code
        : asker.Words.Of(rejection));
}
