using System.Text.Json.Nodes;

namespace Tanba.Agent.Protocol;

/// <summary>One dialect that pages speak. It turns their messages into our commands, and our refusals into its own.</summary>
public interface IModule
{
    /// <summary>As the member <c>module</c> of a request names it.</summary>
    string Name { get; }

    Task<JsonObject> AnswerAsync(Request request, Asker asker, CancellationToken stop);

    /// <summary>The reply to a fault of our own; the number is in the log beside the cause.</summary>
    JsonObject Fault(string number, Asker asker);
}
