using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary>The methods of <c>tanba.enrolment</c> about files and folders of the person.</summary>
public sealed class StoreMethods(ChoosePath choosePath, FindPending findPending, InstallCertificates installCertificates)
{
    public async Task<Result<JsonObject>> ChoosePathAsync(EnrolmentCall call, CancellationToken stop)
    {
        if (call.Arguments.Text("kind") is not ("file" or "folder"))
        {
            return Rejection.Invalid("arguments.kind", "kind is file or folder");
        }

        var folder = call.Arguments.Text("kind") == "folder";
        var chosen = call.Store.Places() is null
            ? await choosePath.RunAsync(call.Asker, folder, folder ? [] : LocalPath.KeySuffixes, call.Arguments.Text("start"), stop)
            : await choosePath.OfTokenAsync(call.Asker, call.Store, stop);
        return chosen.Try(out var path, out var rejection)
            ? new JsonObject { ["path"] = path }
            : rejection;
    }

    public async Task<Result<JsonObject>> FindPendingAsync(EnrolmentCall call, CancellationToken stop)
    {
        if (!call.Arguments.Application().Try(out var application, out var rejection))
        {
            return rejection;
        }

        return (await findPending.RunAsync(call.Asker, call.Store, application, call.Arguments.Path, stop)).Try(out var found, out rejection)
            ? new JsonObject { ["path"] = found.Place, ["keys"] = new JsonArray([.. found.Keys.Select(key => (JsonNode)key)]) }
            : rejection;
    }

    public async Task<Result<JsonObject>> InstallAsync(EnrolmentCall call, CancellationToken stop)
    {
        if (!call.Arguments.Application().Try(out var application, out var rejection) || !call.Arguments.Certificates().Try(out var certificates, out rejection))
        {
            return rejection;
        }

        if (call.Arguments.Path is not { } place)
        {
            return Rejection.Invalid("arguments.path", "installCertificates takes the path that findPending gave");
        }

        return (await installCertificates.RunAsync(new Installation(call.Asker, call.Store, application, place, certificates), stop)).Try(out var installed, out rejection)
            ? new JsonObject
            {
                ["installed"] = new JsonArray([.. installed.Select(key => (JsonNode)new JsonObject { ["ski"] = key.Ski, ["path"] = key.Path })]),
            }
            : rejection;
    }
}
