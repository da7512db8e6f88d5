using System.Text;
using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary>The methods of <c>tanba.enrolment</c> that make keys, use them or throw them away.</summary>
public sealed class KeyMethods(ListKeys listKeys, GenerateKeys generateKeys, DiscardKeys discardKeys, Sign sign)
{
    public async Task<Result<JsonObject>> ListAsync(EnrolmentCall call, CancellationToken stop)
    {
        var filter = KeyFilter.Any with { ExtendedKeyUsage = call.Arguments.Usages() };
        return (await listKeys.RunAsync(call.Asker, call.Store, call.Arguments.Path, filter, stop)).Try(out var certificates, out var rejection)
            ? new JsonObject
            {
                ["keys"] = new JsonArray([.. certificates.Select(certificate => (JsonNode)new JsonObject { ["certificate"] = Convert.ToBase64String(certificate.Encoded.Span), ["ski"] = certificate.Ski })]),
            }
            : rejection;
    }

    public async Task<Result<JsonObject>> GenerateAsync(EnrolmentCall call, CancellationToken stop)
    {
        if (!call.Arguments.Application().Try(out var application, out var rejection) || !call.Arguments.Keys(call.Store).Try(out var keys, out rejection))
        {
            return rejection;
        }

        return (await generateKeys.RunAsync(new NewKeys(call.Asker, call.Store, application, call.Arguments.Path, keys), stop)).Try(out var requests, out rejection)
            ? new JsonObject
            {
                ["requests"] = new JsonArray([.. requests.Select(request => (JsonNode)new JsonObject { ["role"] = request.Role, ["request"] = Convert.ToBase64String(request.Request) })]),
            }
            : rejection;
    }

    public async Task<Result<JsonObject>> DiscardAsync(EnrolmentCall call, CancellationToken stop)
    {
        if (!call.Arguments.Application().Try(out var application, out var rejection))
        {
            return rejection;
        }

        return (await discardKeys.RunAsync(call.Asker, application, stop)).Try(out var discarded, out rejection) ? new JsonObject { ["discarded"] = discarded } : rejection;
    }

    public async Task<Result<JsonObject>> SignAsync(EnrolmentCall call, CancellationToken stop)
    {
        var task = call.Arguments.Text("purpose") switch { "auth" => KeyTask.Authentication, "sign" => KeyTask.Signing, _ => null };
        if (task is null || call.Arguments.Text("text") is not { Length: > 0 } text)
        {
            return Rejection.Invalid("arguments.sign", "sign takes purpose (auth or sign) and a text");
        }

        var order = new SignOrder(call.Asker, [Encoding.UTF8.GetBytes(text)], new KeyFilter { Task = task }, call.Stores) { Attached = true, Path = call.Arguments.Path };
        return (await sign.RunAsync(order, stop)).Try(out var signed, out var rejection) ? new JsonObject { ["cms"] = Convert.ToBase64String(signed.All[0]) } : rejection;
    }
}
