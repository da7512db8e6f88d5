using System.Security.Cryptography;

using Tanba.Pki.Certificates;

namespace Tanba.Registration.Acts;

/// <summary>A signed act that was found good: who signed it, with which certificate, and the octets that prove it.</summary>
/// <param name="Iin">Of the signer, from the certificate.</param>
/// <param name="Cms">The signed octets, kept as the receipt.</param>
public sealed record CheckedAct(string Iin, Certificate Signer, ReadOnlyMemory<byte> Cms)
{
    /// <summary>SHA-256 of the signed octets, lower-case hex.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Cms.Span));
}
