using System.Text.Json.Nodes;
using Tanba.Agent.Protocol.NcaLayer;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary><c>tanba.enrolment</c>: what NCALayer has no documented words for. Specified in docs/agent-protocol.md.</summary>
public sealed class EnrolmentModule(KeyMethods keys, StoreMethods stores) : IModule
{
    public string Name => "tanba.enrolment";

    public async Task<JsonObject> AnswerAsync(Request request, Asker asker, CancellationToken stop)
    {
        if (Envelope.Fault(request, "Enrolment", "getAgent", "choosePath", "listKeys", "generateKeys", "discardKeys", "sign", "findPending", "installCertificates") is { } fault)
        {
            return fault;
        }

        var args = new EnrolmentArguments(request.Args!.Value);
        var heard = asker.In(args.Locale);
        var result = request.Method == "getAgent" ? About() : args.WrongStore() is { } wrong ? wrong : await CallAsync(request.Method!, args, heard, stop);
        return result.Try(out var value, out var rejection) ? BasicsReply.Done(value) : Errors.Of(rejection, heard);
    }

    public JsonObject Fault(string number, Asker asker) => BasicsReply.Failed("FAILED", asker.Words.Say("fault", number), number);

    private static Result<JsonObject> About() => new JsonObject { ["name"] = "Tanba Agent", ["version"] = AgentVersion.Text, ["storages"] = new JsonArray(Storages.Files) };

    private Task<Result<JsonObject>> CallAsync(string method, EnrolmentArguments args, Asker asker, CancellationToken stop) => method switch
    {
        "choosePath" => stores.ChoosePathAsync(args, asker, stop),
        "findPending" => stores.FindPendingAsync(args, asker, stop),
        "installCertificates" => stores.InstallAsync(args, asker, stop),
        "listKeys" => keys.ListAsync(args, asker, stop),
        "generateKeys" => keys.GenerateAsync(args, asker, stop),
        "discardKeys" => keys.DiscardAsync(args, asker, stop),
        _ => keys.SignAsync(args, asker, stop),
    };
}
