using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Pki;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary>The methods of <c>tanba.enrolment</c> that change what opens a store.</summary>
public sealed class SecretMethods(ChangeSecret change)
{
    public Task<Result<JsonObject>> ChangePasswordAsync(EnrolmentCall call, CancellationToken stop) => ChangeAsync(call, ofFile: true, stop);

    public Task<Result<JsonObject>> ChangePinAsync(EnrolmentCall call, CancellationToken stop) => ChangeAsync(call, ofFile: false, stop);

    private async Task<Result<JsonObject>> ChangeAsync(EnrolmentCall call, bool ofFile, CancellationToken stop)
    {
        if (call.Store.Places() is null != ofFile)
        {
            return Rejection.Invalid("storage.wrong", "changePassword is for files, changePin for tokens");
        }

        return (await change.RunAsync(call.Asker, call.Store, call.Arguments.Path, stop)).Try(out var place, out var rejection) ? new JsonObject { ["path"] = place } : rejection;
    }
}
