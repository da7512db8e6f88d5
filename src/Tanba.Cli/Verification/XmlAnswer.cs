using System.Text.Json.Serialization;
using Tanba.Pki;
using Tanba.Signatures.Xml;

namespace Tanba.Cli.Verification;

/// <summary>What <c>tanba verify xml</c> prints. Reason is null when valid: there is a signature, and every one is valid.</summary>
internal sealed record XmlAnswer(bool Valid, string? Reason, string Detail, IReadOnlyList<XmlSignerAnswer> Signers)
{
    /// <summary>What the program ends with.</summary>
    [JsonIgnore]
    public int Code { get; init; }

    public static XmlAnswer Of(XmlVerdict verdict) => new(
        verdict.IsValid,
        verdict.Reason,
        verdict.Signers.FirstOrDefault(signer => !signer.IsValid)?.Detail ?? string.Empty,
        [.. verdict.Signers.Select(XmlSignerAnswer.Of)])
    {
        Code = verdict.IsValid ? Exit.Done : Exit.Refused,
    };

    /// <summary>No signature could be judged: 1 when the document was read and refused, 2 when it is no XML or nothing is there.</summary>
    public static XmlAnswer Unread(Rejection why) => new(false, why.Code, why.Detail, [])
    {
        Code = why.Code is "xml.not-signed" or "xml.document-type" or "xml.path-finds-nothing" ? Exit.Refused : Exit.WrongUse,
    };
}

/// <summary>One signature in the answer of <c>tanba verify xml</c>; the members that CMS has too have the same names.</summary>
internal sealed record XmlSignerAnswer(bool Valid, string? Reason, string Detail)
{
    /// <summary>Where the signature stands.</summary>
    public string Signature { get; init; } = string.Empty;

    /// <summary>What is signed: paths of elements, <c>/</c> for the whole document; empty when the signature does not hold.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>The signer; null when no certificate is inside.</summary>
    public SubjectAnswer? Signer { get; init; }

    /// <summary>Of the key, for people.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Always null: this form of signature says no time.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>For what time the certificate was judged.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Subjects, signer first.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>What is known of each certificate of the path below the root.</summary>
    public IReadOnlyList<RevocationAnswer> Revocation { get; init; } = [];

    public static XmlSignerAnswer Of(XmlSignerVerdict verdict) => new(verdict.IsValid, verdict.Reason, verdict.Detail)
    {
        Signature = verdict.Signature.Path,
        Covers = [.. verdict.Parts.Select(part => part.Path)],
        Signer = verdict.Certificate is { } certificate ? SubjectAnswer.Of(certificate) : null,
        Algorithm = verdict.Certificate?.PublicKey.Name,
        At = verdict.At,
        Path = SignerAnswer.Subjects(verdict.Path),
        Revocation = [.. (verdict.Path?.Revocation ?? []).Select(RevocationAnswer.Of)],
    };
}
