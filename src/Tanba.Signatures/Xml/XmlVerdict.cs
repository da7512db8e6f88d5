using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Signatures.Xml;

/// <summary>What the check of one XML signature found. Immutable, safe from any thread.</summary>
public sealed record XmlSignerVerdict
{
    /// <summary>Whether the signature holds, covers what is shown, and its certificate was valid at <see cref="At"/>.</summary>
    public bool IsValid => Reason is null;

    /// <summary>Null exactly when valid; a code that <see cref="SignedXmlDocument.Check"/> lists, or a word of <see cref="PathReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>What was found, in English, for logs and tools; empty when valid.</summary>
    public string Detail { get; init; } = string.Empty;

    /// <summary>The signature, with the place where it stands.</summary>
    public required XmlSignature Signature { get; init; }

    /// <summary>The signer's certificate; of a signature that does not hold, the first one inside; null when there is none.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>What was signed; empty when the signature itself does not hold.</summary>
    public IReadOnlyList<SignedPart> Parts { get; init; } = [];

    /// <summary>For what time the certificate was judged, UTC: the time asked, for this form of signature says none.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The certificate's path and revocation at <see cref="At"/>; null when the signature itself does not hold.</summary>
    public PathVerdict? Path { get; init; }
}

/// <summary>What the check of a document found.</summary>
/// <param name="Signers">In document order, one at least.</param>
public sealed record XmlVerdict(IReadOnlyList<XmlSignerVerdict> Signers)
{
    /// <summary>Whether every signature is valid.</summary>
    public bool IsValid => Signers.All(signer => signer.IsValid);

    /// <summary>Null exactly when valid: the reason of the first signature that is not.</summary>
    public string? Reason => Signers.FirstOrDefault(signer => !signer.IsValid)?.Reason;
}
