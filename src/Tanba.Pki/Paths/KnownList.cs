using System.Collections.Concurrent;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Paths;

/// <summary>A revocation list with what was found out about its signature. Safe from any thread.</summary>
internal sealed class KnownList(CertificateList list)
{
    private readonly ConcurrentDictionary<SubjectPublicKeyInfo, bool> signedBy = new();

    public CertificateList List { get; } = list;

    /// <summary>Whether the key has signed it, by an algorithm that is believed at the time.</summary>
    public bool IsSignedBy(SubjectPublicKeyInfo key, DateTimeOffset at, WorkBudget work)
    {
        if (PathAlgorithms.FindForStatus(List.SignatureIdentifier, at) is not { } algorithm)
        {
            return false;
        }

        if (!signedBy.TryGetValue(key, out var isSigned))
        {
            if (!work.TakeSignature())
            {
                return false;
            }

            isSigned = algorithm.Verify(key, List.Tbs.Span, List.Signature.Span);
            if (signedBy.Count < 64)
            {
                signedBy[key] = isSigned;
            }
        }

        return isSigned;
    }
}
