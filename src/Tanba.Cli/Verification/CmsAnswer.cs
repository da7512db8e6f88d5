using System.Text.Json.Serialization;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Verification;

/// <summary>What <c>tanba verify cms</c> prints. Reason is null when valid: there is a signature, and every one is valid.</summary>
internal sealed record CmsAnswer(bool Valid, string? Reason, string Detail, IReadOnlyList<SignerAnswer> Signers)
{
    /// <summary>eContentType; null when nothing was read.</summary>
    public string? ContentType { get; init; }

    /// <summary>Octets of the content inside; null for a detached signature.</summary>
    public long? ContentLength { get; init; }

    /// <summary>What the program ends with.</summary>
    [JsonIgnore]
    public int Code { get; init; }

    public static CmsAnswer Of(CmsFile file, CmsVerdict verdict) => new(
        verdict.IsValid,
        verdict.Reason,
        verdict.Signers.FirstOrDefault(signer => !signer.IsValid)?.Detail ?? (verdict.IsValid ? string.Empty : "the document has no signature"),
        [.. verdict.Signers.Select(SignerAnswer.Of)])
    {
        ContentType = file.Document.ContentType,
        ContentLength = file.ContentLength,
        Code = verdict.IsValid ? Exit.Done : Exit.Refused,
    };

    /// <summary>Something could not be read.</summary>
    public static CmsAnswer Unread(Rejection why) => new(false, why.Code, why.Detail, []) { Code = Exit.WrongUse };
}
