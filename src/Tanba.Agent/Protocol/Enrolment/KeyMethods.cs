using System.Text;
using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary>The methods of <c>tanba.enrolment</c> that make keys, use them or throw them away.</summary>
public sealed class KeyMethods(ListKeys listKeys, GenerateKeys generateKeys, DiscardKeys discardKeys, Sign sign)
{
    public async Task<Result<JsonObject>> ListAsync(EnrolmentArguments args, Asker asker, CancellationToken stop)
    {
        var filter = KeyFilter.Any with { ExtendedKeyUsage = args.Usages() };
        return (await listKeys.RunAsync(asker, args.Path, filter, stop)).Try(out var certificates, out var rejection)
            ? new JsonObject
            {
                ["keys"] = new JsonArray([.. certificates.Select(certificate => (JsonNode)new JsonObject { ["certificate"] = Convert.ToBase64String(certificate.Encoded.Span), ["ski"] = certificate.Ski })]),
            }
            : rejection;
    }

    public async Task<Result<JsonObject>> GenerateAsync(EnrolmentArguments args, Asker asker, CancellationToken stop)
    {
        if (!args.Application().Try(out var application, out var rejection) || !args.Keys().Try(out var keys, out rejection))
        {
            return rejection;
        }

        return (await generateKeys.RunAsync(new NewKeys(asker, application, args.Path, keys), stop)).Try(out var requests, out rejection)
            ? new JsonObject
            {
                ["requests"] = new JsonArray([.. requests.Select(request => (JsonNode)new JsonObject { ["role"] = request.Role, ["request"] = Convert.ToBase64String(request.Request) })]),
            }
            : rejection;
    }

    public async Task<Result<JsonObject>> DiscardAsync(EnrolmentArguments args, Asker asker, CancellationToken stop)
    {
        if (!args.Application().Try(out var application, out var rejection))
        {
            return rejection;
        }

        return (await discardKeys.RunAsync(asker, application, stop)).Try(out var discarded, out rejection) ? new JsonObject { ["discarded"] = discarded } : rejection;
    }

    public async Task<Result<JsonObject>> SignAsync(EnrolmentArguments args, Asker asker, CancellationToken stop)
    {
        string? usage = args.Text("purpose") switch { "auth" => Oids.ClientAuth, "sign" => Oids.EmailProtection, _ => null };
        if (usage is null || args.Text("text") is not { Length: > 0 } text)
        {
            return Rejection.Invalid("arguments.sign", "sign takes purpose (auth or sign) and a text");
        }

        var order = new SignOrder(asker, [Encoding.UTF8.GetBytes(text)], new KeyFilter { ExtendedKeyUsage = [usage] }) { Attached = true, Path = args.Path };
        return (await sign.RunAsync(order, stop)).Try(out var signed, out var rejection) ? new JsonObject { ["cms"] = Convert.ToBase64String(signed[0]) } : rejection;
    }
}
