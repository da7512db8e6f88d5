using System.Text.Json.Nodes;
using Tanba.Agent.Commands;
using Tanba.Agent.Protocol.NcaLayer;
using Tanba.Pki;

namespace Tanba.Agent.Protocol;

/// <summary>Our refusals as replies of the enrolment module: the one place where codes of commands become codes of the wire.</summary>
public static class Errors
{
    public static JsonObject Of(Rejection rejection, Asker asker) => rejection.IsCancelled()
        ? BasicsReply.Cancelled()
        : BasicsReply.Failed(CodeOf(rejection), asker.Words.Of(rejection), rejection.Detail);

    private static string CodeOf(Rejection rejection) => rejection.Code switch
    {
        "pending.none" or "pending.none-on-token" or "path.no-folder" or "path.no-file" => "KEYS_NOT_FOUND",
        "pending.no-match" => "NO_MATCHING_KEY",
        "storage.wrong" => "WRONG_STORE",
        "token.absent" or "token.removed" => "TOKEN_ABSENT",
        _ when rejection.Kind == RejectionKind.Forbidden => "NOT_ALLOWED",
        _ when rejection.Kind == RejectionKind.Invalid => "INVALID_ARGUMENTS",
        _ => "FAILED",
    };
}
