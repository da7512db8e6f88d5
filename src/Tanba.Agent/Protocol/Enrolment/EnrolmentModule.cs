using System.Text.Json.Nodes;
using Tanba.Agent.Protocol.NcaLayer;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary><c>tanba.enrolment</c>: what NCALayer has no documented words for. Specified in docs/agent-protocol.md.</summary>
public sealed class EnrolmentModule(Stores stores, KeyMethods keys, StoreMethods places, SecretMethods secrets) : IModule
{
    public string Name => "tanba.enrolment";

    public async Task<JsonObject> AnswerAsync(Request request, Asker asker, CancellationToken stop)
    {
        if (Envelope.Fault(request, "Enrolment", "getAgent", "choosePath", "listKeys", "generateKeys", "discardKeys", "sign", "findPending", "installCertificates", "changePassword", "changePin") is { } fault)
        {
            return fault;
        }

        var args = new EnrolmentArguments(request.Args!.Value);
        var heard = asker.In(args.Locale);
        var result = request.Method == "getAgent" ? About() : args.Stores(stores, request.Method).Try(out var meant, out var wrong) ? await CallAsync(request.Method!, new(args, meant, heard), stop) : wrong;
        return result.Try(out var value, out var rejection) ? BasicsReply.Done(value) : Errors.Of(rejection, heard);
    }

    public JsonObject Fault(string number, Asker asker) => BasicsReply.Failed("FAILED", asker.Words.Say("fault", number), number);

    private Result<JsonObject> About() => new JsonObject
    {
        ["name"] = "Tanba Agent",
        ["version"] = AgentVersion.Text,
        ["storages"] = new JsonArray([.. stores.Names.Select(name => (JsonNode)name)]),
        ["connected"] = new JsonArray([.. stores.Active.Select(name => (JsonNode)name)]),
    };

    private Task<Result<JsonObject>> CallAsync(string method, EnrolmentCall call, CancellationToken stop) => method switch
    {
        "choosePath" => places.ChoosePathAsync(call, stop),
        "findPending" => places.FindPendingAsync(call, stop),
        "installCertificates" => places.InstallAsync(call, stop),
        "changePassword" => secrets.ChangePasswordAsync(call, stop),
        "changePin" => secrets.ChangePinAsync(call, stop),
        "listKeys" => keys.ListAsync(call, stop),
        "generateKeys" => keys.GenerateAsync(call, stop),
        "discardKeys" => keys.DiscardAsync(call, stop),
        _ => keys.SignAsync(call, stop),
    };
}
