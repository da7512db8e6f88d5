using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Keys.Files;

/// <summary>
/// How often a password-based algorithm hashes: an attacker's file may ask for two thousand million rounds. PBES2
/// (RFC 8018 A.4: <c>SEQUENCE { keyDerivationFunc, encryptionScheme }</c>) and the PKCS#12 ones (RFC 7292 C:
/// <c>SEQUENCE { salt OCTET STRING, iterations INTEGER }</c>).
/// </summary>
internal static class PbeCost
{
    /// <summary>About a second of work; files in the wild have 1 024 to 600 000.</summary>
    public const int Limit = 2_000_000;

    /// <summary>Whether an AlgorithmIdentifier asks for no more than <see cref="Limit"/> rounds.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static bool IsBearable(AsnReader algorithmIdentifier)
    {
        var algorithm = algorithmIdentifier.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        var parameters = algorithm.ReadSequence();
        if (oid == Oids.Pbes2)
        {
            var derivation = parameters.ReadSequence();
            if (derivation.ReadObjectIdentifier() != Oids.Pbkdf2)
            {
                return false;
            }

            parameters = derivation.ReadSequence();
        }

        parameters.ReadOctetString();
        return AreRoundsBearable(parameters);
    }

    /// <summary>Whether the INTEGER that follows is no more than <see cref="Limit"/>.</summary>
    public static bool AreRoundsBearable(AsnReader reader) => reader.TryReadInt32(out var rounds) && rounds is > 0 and <= Limit;
}
