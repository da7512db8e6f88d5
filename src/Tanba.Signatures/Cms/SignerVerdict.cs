using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Signatures.Cms;

/// <summary>What the check of one signature found. Immutable, safe from any thread.</summary>
public sealed record SignerVerdict
{
    /// <summary>Whether the signature holds and its certificate was valid at <see cref="At"/>.</summary>
    public bool IsValid => Reason is null;

    /// <summary>Null exactly when valid; a word of <see cref="CmsReasons"/> or of <see cref="PathReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>What was found, in English, for logs and tools; empty when valid.</summary>
    public string Detail { get; init; } = string.Empty;

    /// <summary>The signature; null when it is a counter-signature that cannot be read.</summary>
    public SignerInfo? Signature { get; init; }

    /// <summary>The signer's certificate; of a signature that does not hold, the one it names; null when it is nowhere.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>What the signer's own clock said, UTC; null when it is not said or the signature does not hold. No proof of time.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>The time stamps over the signature, in encoded order; empty when there is none.</summary>
    public IReadOnlyList<TimeStampVerdict> TimeStamps { get; init; } = [];

    /// <summary>For what time the certificate was judged, UTC: that of the earliest valid time stamp, else the time asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The certificate's path and revocation at <see cref="At"/>; null when the signature itself does not hold.</summary>
    public PathVerdict? Path { get; init; }

    /// <summary>Signatures over this one; they do not bear on whether it is valid.</summary>
    public IReadOnlyList<SignerVerdict> CounterSignatures { get; init; } = [];
}

/// <summary>What the check of a document found.</summary>
/// <param name="Signers">In encoded order.</param>
public sealed record CmsVerdict(IReadOnlyList<SignerVerdict> Signers)
{
    /// <summary>Whether there is a signature and every one is valid.</summary>
    public bool IsValid => Signers.Count > 0 && Signers.All(signer => signer.IsValid);

    /// <summary>Null exactly when valid: the reason of the first signature that is not, or <see cref="CmsReasons.NoSigner"/>.</summary>
    public string? Reason => Signers.Count == 0 ? CmsReasons.NoSigner : Signers.FirstOrDefault(signer => !signer.IsValid)?.Reason;
}
