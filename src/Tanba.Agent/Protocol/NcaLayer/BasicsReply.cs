using System.Text.Json.Nodes;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>The envelope of apiVersion 2, which basics and our own module share.</summary>
public static class BasicsReply
{
    public static JsonObject Done(JsonNode result) => new() { ["body"] = new JsonObject { ["result"] = result }, ["status"] = true };

    /// <summary>A body without a result: clients ask for exactly that.</summary>
    public static JsonObject Cancelled() => new() { ["body"] = new JsonObject(), ["status"] = true };

    public static JsonObject Failed(string code, string message, string details) =>
        new() { ["code"] = code, ["details"] = details, ["message"] = message, ["status"] = false };

    public static JsonObject GeneralError(string details) => Failed("GENERAL_ERROR", "General error.", "java.lang.IllegalArgumentException: " + details);

    public static JsonObject InvocationError(string details) => Failed("INVOCATION_ERROR", "An invoked method threw an exception.", "org.json.JSONException: " + details);
}
