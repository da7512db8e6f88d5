using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Pki;
using Tanba.Signatures.Xml;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary><c>kz.gov.pki.knca.basics</c>, the interface of 2022.</summary>
public sealed class Basics(Stores stores, Sign sign, ChainRule trusted) : IModule
{
    public string Name => "kz.gov.pki.knca.basics";

    public async Task<JsonObject> AnswerAsync(Request request, Asker asker, CancellationToken stop)
    {
        if (Envelope.Fault(request, "Basics", "sign") is { } fault)
        {
            return fault;
        }

        var args = new BasicsArguments(request.Args!.Value);
        var heard = asker.In(args.Locale ?? "kk");
        return args.SigningParams switch
        {
            null => BasicsReply.InvocationError("JSONObject[\"signingParams\"] not found."),
            { ValueKind: not JsonValueKind.Object } => BasicsReply.InvocationError("JSONObject[\"signingParams\"] is not a JSONObject."),
            _ => await SignAsync(args, heard, stop),
        };
    }

    public JsonObject Fault(string number, Asker asker) => BasicsReply.Failed("SIGNING_FAILURE", asker.Words.Say("fault", number), number);

    private async Task<JsonObject> SignAsync(BasicsArguments args, Asker asker, CancellationToken stop)
    {
        var words = asker.Words;
        if (args.Format is not ("cms" or "xml" or "raw"))
        {
            return BasicsReply.Failed("INVALID_SIGNING_PARAMS", words.Say("basics.format", args.Format), "format");
        }

        if (args is { Format: "raw", Digested: true })
        {
            return BasicsReply.Failed("INVALID_SIGNING_PARAMS", words["basics.raw-digest"], "digested");
        }

        var allowed = stores.All.Where(store => args.Allows(store.Storage)).ToList();
        if (allowed.Count == 0)
        {
            return BasicsReply.Failed("INVALID_SIGNING_PARAMS", words["basics.storage"], "allowedStorages");
        }

        if (!args.Documents().Try(out var documents, out var unreadable) || !args.Filter(trusted).Try(out var filter, out unreadable))
        {
            return BasicsReply.Failed("INVALID_SIGNING_PARAMS", words.Of(unreadable), unreadable.Detail);
        }

        var signed = await sign.RunAsync(Formed(args, new(asker, documents, filter, allowed) { Stamped = args.WantsTimeStamp }), stop);
        return signed.Try(out var done, out var rejection) ? BasicsReply.Done(Result(args, done))
            : rejection.IsCancelled() ? BasicsReply.Cancelled()
            : BasicsReply.Failed("SIGNING_FAILURE", words.Of(rejection), rejection.Detail);
    }

    private static SignOrder Formed(BasicsArguments args, SignOrder order) => args.Format switch
    {
        "xml" => order with { Xml = XmlPlace.WholeDocument },
        "raw" => order with { Raw = true },
        _ => order with { Attached = args.Encapsulate && !args.Digested, Digested = args.Digested },
    };

    private static JsonNode Result(BasicsArguments args, SignedDocuments signed)
    {
        var items = new JsonArray([.. signed.All.Select(one => (JsonNode)(args.Format switch
        {
            "xml" => Encoding.UTF8.GetString(one),
            "raw" => Convert.ToBase64String(one),
            _ => Pem.Wrap("CMS", one),
        }))]);
        return args is { Format: "raw", OutputCertificate: true } ? new JsonObject { ["signatures"] = items, ["certificate"] = signed.By.ToPem() } : items;
    }
}
