using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Pki;
using Tanba.Signatures.Xml;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary><c>kz.gov.pki.knca.basics</c>, the interface of 2022. Of its formats this agent makes CMS and XML.</summary>
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
        if (args.Format is not ("cms" or "xml"))
        {
            return BasicsReply.Failed("INVALID_SIGNING_PARAMS", words.Say("basics.format", args.Format), "format");
        }

        if (args.WantsTimeStamp)
        {
            return BasicsReply.Failed("SIGNING_FAILURE", words["basics.time-stamp"], "tsaProfile");
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

        var isXml = args.Format == "xml";
        var order = isXml
            ? new SignOrder(asker, documents, filter, allowed) { Xml = XmlPlace.WholeDocument }
            : new(asker, documents, filter, allowed) { Attached = args.Encapsulate && !args.Digested, Digested = args.Digested };
        var signed = await sign.RunAsync(order, stop);
        return signed.Try(out var all, out var rejection)
            ? BasicsReply.Done(new JsonArray([.. all.Select(cms => (JsonNode)(isXml ? Encoding.UTF8.GetString(cms) : Pem.Wrap("CMS", cms)))]))
            : rejection.IsCancelled() ? BasicsReply.Cancelled()
            : BasicsReply.Failed("SIGNING_FAILURE", words.Of(rejection), rejection.Detail);
    }
}
