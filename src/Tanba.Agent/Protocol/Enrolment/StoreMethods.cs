using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary>The methods of <c>tanba.enrolment</c> about files and folders of the person.</summary>
public sealed class StoreMethods(ChoosePath choosePath, FindPending findPending, InstallCertificates installCertificates)
{
    public async Task<Result<JsonObject>> ChoosePathAsync(EnrolmentArguments args, Asker asker, CancellationToken stop)
    {
        if (args.Text("kind") is not ("file" or "folder"))
        {
            return Rejection.Invalid("arguments.kind", "kind is file or folder");
        }

        var folder = args.Text("kind") == "folder";
        return (await choosePath.RunAsync(asker, folder, folder ? [] : [".p12", ".pfx"], args.Text("start"), stop)).Try(out var path, out var rejection)
            ? new JsonObject { ["path"] = path }
            : rejection;
    }

    public async Task<Result<JsonObject>> FindPendingAsync(EnrolmentArguments args, Asker asker, CancellationToken stop)
    {
        if (!args.Application().Try(out var application, out var rejection))
        {
            return rejection;
        }

        return (await findPending.RunAsync(asker, application, args.Path, stop)).Try(out var found, out rejection)
            ? new JsonObject { ["path"] = found.Folder, ["keys"] = new JsonArray([.. found.Keys.Select(key => (JsonNode)Convert.ToHexStringLower(key.KeyId))]) }
            : rejection;
    }

    public async Task<Result<JsonObject>> InstallAsync(EnrolmentArguments args, Asker asker, CancellationToken stop)
    {
        if (!args.Application().Try(out var application, out var rejection) || !args.Certificates().Try(out var certificates, out rejection))
        {
            return rejection;
        }

        if (args.Path is not { } folder)
        {
            return Rejection.Invalid("arguments.path", "installCertificates takes the path that findPending gave");
        }

        return (await installCertificates.RunAsync(new Installation(asker, application, folder, certificates), stop)).Try(out var installed, out rejection)
            ? new JsonObject
            {
                ["installed"] = new JsonArray([.. installed.Select(key => (JsonNode)new JsonObject { ["ski"] = key.Ski, ["path"] = key.Path })]),
            }
            : rejection;
    }
}
