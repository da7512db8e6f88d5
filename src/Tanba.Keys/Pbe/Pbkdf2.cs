using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Keys.Pbe;

/// <summary>
/// <code>
/// PBKDF2-params ::= SEQUENCE {
///   salt           CHOICE { specified OCTET STRING, otherSource AlgorithmIdentifier },
///   iterationCount INTEGER (1..MAX),
///   keyLength      INTEGER (1..MAX) OPTIONAL,
///   prf            AlgorithmIdentifier DEFAULT algid-hmacWithSHA1 }
/// </code>
/// (RFC 8018 A.2). No standard defines another source of salt.
/// </summary>
/// <param name="KeyLength">Octets; null when the file leaves it to the cipher.</param>
/// <param name="Prf">Null for one that is not read: <paramref name="PrfOid"/> names it.</param>
internal sealed record Pbkdf2(byte[] Salt, int Rounds, int? KeyLength, string PrfOid, PbeDigest? Prf)
{
    // 64 octets are the longest of any cipher or HMAC here; what is longer is made to cost.
    private const int LongestKey = 64;

    /// <summary>Reads an AlgorithmIdentifier.</summary>
    /// <exception cref="AsnContentException">It is no PBKDF2, or malformed.</exception>
    public static Pbkdf2 Read(AsnReader algorithm)
    {
        if (algorithm.ReadObjectIdentifier() != Oids.Pbkdf2)
        {
            throw Der.Fault("another derivation than PBKDF2");
        }

        var parameters = algorithm.ReadSequence();
        algorithm.ThrowIfNotEmpty();
        var (salt, rounds) = (parameters.ReadOctetString(), RoundBudget.ReadRounds(parameters));
        var hasLength = parameters.HasData && parameters.PeekTag().HasSameClassAndValue(Asn1Tag.Integer);
        var length = hasLength ? (int?)ReadLength(parameters) : null;
        var prf = Oids.HmacSha1;
        if (parameters.HasData)
        {
            var identifier = parameters.ReadSequence();
            prf = identifier.ReadObjectIdentifier();
            ReadNull(identifier);
        }

        parameters.ThrowIfNotEmpty();
        return new(salt, rounds, length, prf, PbeDigest.FindHmac(prf));
    }

    /// <summary>Writes an AlgorithmIdentifier, with SHA-256 and the key length left to the cipher.</summary>
    public static void Write(AsnWriter writer, byte[] salt, int rounds)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.Pbkdf2);
            using (writer.PushSequence())
            {
                writer.WriteOctetString(salt);
                writer.WriteInteger(rounds);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.HmacSha256);
                    writer.WriteNull();
                }
            }
        }
    }

    /// <summary>Refuses what the budget does not bear, and a pseudorandom function that is not read.</summary>
    public Result<byte[]> Derive(ReadOnlySpan<byte> password, int length, RoundBudget budget)
    {
        if (Prf is null)
        {
            return budget.Unsupported(PrfOid);
        }

        if (budget.Spend(Rounds, Prf.Weight * ((length + Prf.Size - 1) / Prf.Size), Salt.Length) is { } refused)
        {
            return refused;
        }

        var derived = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        Prf.Stretch(password, Salt, Rounds, derived);
        return derived;
    }

    /// <summary>RFC 8018 B.1: the parameters of an HMAC are NULL; some leave them out.</summary>
    public static void ReadNull(AsnReader identifier)
    {
        if (identifier.HasData)
        {
            identifier.ReadNull();
        }

        identifier.ThrowIfNotEmpty();
    }

    private static int ReadLength(AsnReader reader) =>
        reader.TryReadInt32(out var length) && length is > 0 and <= LongestKey ? length : throw Der.Fault("a key length that no cipher has");
}
