using System.Text;
using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Pki;
using Tanba.Signatures.Xml;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary><c>kz.gov.pki.knca.commonUtils</c>, the interface of 2017 that most pages still call.</summary>
public sealed class CommonUtils(Stores stores, ShowKey showKey, Sign sign, ChoosePath choosePath, ChosenLocales locales) : IModule
{
    public string Name => "kz.gov.pki.knca.commonUtils";

    public async Task<JsonObject> AnswerAsync(Request request, Asker asker, CancellationToken stop)
    {
        var reply = CommonUtilsArguments.Read(request, out var refusal) is { } call ? await CallAsync(call, asker, stop) : refusal;
        if (request.Uuid is { } uuid)
        {
            reply["uuid"] = uuid;
        }

        return reply;
    }

    public JsonObject Fault(string number, Asker asker) => CommonUtilsReply.Failed(asker.Words.Say("fault", number));

    private async Task<JsonObject> CallAsync(CommonUtilsArguments call, Asker asker, CancellationToken stop)
    {
        switch (call.Method)
        {
            case "getActiveTokens":
                // Hardware only; pages add the file store themselves.
                return CommonUtilsReply.Done(new JsonArray([.. stores.Active.Select(name => (JsonNode)name)]));
            case "getKeyInfo":
                return await KeyInfoAsync(call, asker, stop);
            case "createCAdESFromBase64":
                return await SignAsync(call, asker, call.Truth(3), digested: false, stop);
            case "createCAdESFromBase64Hash":
                return call[2].Length == 0 ? CommonUtilsReply.Failed() : await SignAsync(call, asker, attached: false, digested: true, stop);
            case "signXml" or "signXmls":
                return await SignXmlAsync(call, asker, stop);
            case "showFileChooser":
                return await ChooseAsync(call, asker, stop);
            default:
                locales.Choose(asker.Origin, call[0]);
                return CommonUtilsReply.Done();
        }
    }

    private async Task<JsonObject> KeyInfoAsync(CommonUtilsArguments call, Asker asker, CancellationToken stop)
    {
        if (!Storages.Find(stores, call[0]).Try(out var store, out var refused))
        {
            return CommonUtilsReply.Of(refused, asker);
        }

        var shown = await showKey.RunAsync(asker, store, stop);
        return shown.Try(out var certificate, out var rejection) ? CommonUtilsReply.Done(KeyInfo.Of(certificate)) : CommonUtilsReply.Of(rejection, asker);
    }

    private async Task<JsonObject> SignAsync(CommonUtilsArguments call, Asker asker, bool attached, bool digested, CancellationToken stop)
    {
        if (!Storages.Find(stores, call[0]).Try(out var store, out var refused))
        {
            return CommonUtilsReply.Of(refused, asker);
        }

        if (!Base64.Decode(call[2]).Try(out var data, out var unreadable))
        {
            return CommonUtilsReply.Of(unreadable, asker);
        }

        var order = new SignOrder(asker, [data], FilterOf(call[1]), [store]) { Attached = attached, Digested = digested };
        var signed = await sign.RunAsync(order, stop);
        return signed.Try(out var cms, out var rejection) ? CommonUtilsReply.Done(Convert.ToBase64String(cms.All[0])) : CommonUtilsReply.Of(rejection, asker);
    }

    private async Task<JsonObject> SignXmlAsync(CommonUtilsArguments call, Asker asker, CancellationToken stop)
    {
        if (!Storages.Find(stores, call[0]).Try(out var store, out var refused) || !PlaceOf(call[3], call[4]).Try(out var place, out refused))
        {
            return CommonUtilsReply.Of(refused, asker);
        }

        var documents = call.Texts(2).Select(Encoding.UTF8.GetBytes).ToList();
        if (documents.Count == 0)
        {
            return CommonUtilsReply.Of(Rejection.Invalid("data.missing", "no document"), asker);
        }

        var signed = await sign.RunAsync(new(asker, documents, FilterOf(call[1]), [store]) { Xml = place }, stop);
        return !signed.Try(out var xml, out var rejection) ? CommonUtilsReply.Of(rejection, asker)
            : call.Method == "signXml" ? CommonUtilsReply.Done(Encoding.UTF8.GetString(xml.All[0]))
            : CommonUtilsReply.Done(new JsonArray([.. xml.All.Select(one => (JsonNode)Encoding.UTF8.GetString(one))]));
    }

    private static Result<XmlPlace> PlaceOf(string target, string parent)
    {
        Result<ElementPath?> Path(string text) => text.Length == 0 ? (ElementPath?)null : ElementPath.Parse(text).Try(out var path, out var refused) ? path : refused;
        return Path(target).Try(out var signed, out var unread) && Path(parent).Try(out var into, out unread) ? new XmlPlace(signed, into) : unread;
    }

    private async Task<JsonObject> ChooseAsync(CommonUtilsArguments call, Asker asker, CancellationToken stop)
    {
        IReadOnlyList<string> suffixes = call[0] switch { "ALL" or "DIRECTORY" or "" => [], "P12" => LocalPath.KeySuffixes, var other => ["." + other.ToLowerInvariant()] };
        var chosen = await choosePath.RunAsync(asker, call[0] == "DIRECTORY", suffixes, call[1].Length > 0 ? call[1] : null, stop);
        return chosen.Try(out var path, out var rejection) ? CommonUtilsReply.Done(path) : CommonUtilsReply.Of(rejection, asker);
    }

    // Exactly these two words filter; any other string means any key. NCALayer lets an expired key sign here, so we do.
    private static KeyFilter FilterOf(string keyType) => keyType switch
    {
        "SIGNATURE" => KeyFilter.Any with { Task = KeyTask.Signing },
        "AUTHENTICATION" => KeyFilter.Any with { Task = KeyTask.Authentication },
        _ => KeyFilter.Any,
    };
}
