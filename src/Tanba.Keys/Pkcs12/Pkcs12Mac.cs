using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// <code>
/// MacData ::= SEQUENCE { mac DigestInfo, macSalt OCTET STRING, iterations INTEGER DEFAULT 1 }
/// DigestInfo ::= SEQUENCE { digestAlgorithm AlgorithmIdentifier, digest OCTET STRING }
/// PBMAC1-params ::= SEQUENCE { keyDerivationFunc AlgorithmIdentifier, messageAuthScheme AlgorithmIdentifier }
/// </code>
/// (RFC 7292 §4, RFC 8018 A.5). With PBMAC1 salt and iterations of MacData mean nothing (RFC 9579 §5).
/// </summary>
/// <param name="Value">The MAC that the file carries.</param>
/// <param name="HashesUtf8">Which form of a password it is computed from: UTF-8 with PBMAC1, else the BMPString.</param>
/// <param name="Compute">The MAC of these octets under a password; refuses what costs too much or is not read.</param>
internal sealed record Pkcs12Mac(byte[] Value, bool HashesUtf8, Func<ReadOnlyMemory<byte>, PasswordOctets, RoundBudget, Result<byte[]>> Compute)
{
    // RFC 9579 §6: a key of less than 20 octets must not be accepted.
    private const int ShortestKey = 20;

    private const int SaltLength = 16;

    /// <summary>Whether two ways of hashing a password give the same MAC, so that one need not be tried after the other.</summary>
    public bool IsSame(PasswordOctets one, PasswordOctets other) => HashesUtf8 ? one.Utf8.SequenceEqual(other.Utf8) : one.Bmp.SequenceEqual(other.Bmp);

    /// <summary>Reads a MacData.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static Result<Pkcs12Mac> Read(AsnReader mac, RoundBudget budget)
    {
        var info = mac.ReadSequence();
        var algorithm = info.ReadSequence();
        var value = info.ReadOctetString();
        info.ThrowIfNotEmpty();
        var salt = mac.ReadOctetString();
        var rounds = mac.HasData ? RoundBudget.ReadRounds(mac) : 1;
        mac.ThrowIfNotEmpty();

        var oid = algorithm.ReadObjectIdentifier();
        if (oid == Oids.Pbmac1)
        {
            return ReadPbmac1(algorithm.ReadSequence(), value, budget);
        }

        Pbkdf2.ReadNull(algorithm);
        return PbeDigest.Find(oid) is { } digest
            ? new Pkcs12Mac(value, false, (octets, password, budgetNow) => Compute12(digest, octets.Span, password, (salt, rounds), budgetNow))
            : budget.Unsupported(oid);
    }

    /// <summary>Writes a MacData over <paramref name="octets"/>.</summary>
    public static byte[] Write(PbeDigest digest, ReadOnlySpan<byte> octets, PasswordOctets password, int rounds, int saltLength = SaltLength)
    {
        var salt = RandomNumberGenerator.GetBytes(saltLength);
        var value = Compute12(digest, octets, password, (salt, rounds));
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(digest.Oid);
                        writer.WriteNull();
                    }

                    writer.WriteOctetString(value);
                }

                writer.WriteOctetString(salt);
                writer.WriteInteger(rounds);
            }
        });
    }

    private static Result<byte[]> Compute12(PbeDigest digest, ReadOnlySpan<byte> octets, PasswordOctets password, (byte[] Salt, int Rounds) cost, RoundBudget budget) =>
        budget.Spend(cost.Rounds, digest.Weight, cost.Salt.Length) is { } refused ? refused : Compute12(digest, octets, password, cost);

    // RFC 7292 B.4.
    private static byte[] Compute12(PbeDigest digest, ReadOnlySpan<byte> octets, PasswordOctets password, (byte[] Salt, int Rounds) cost)
    {
        var key = new byte[digest.Size];
        Pkcs12Kdf.Derive(digest, Pkcs12Kdf.ForMac, password.Bmp, cost, key);
        var mac = digest.Hmac(key, octets);
        CryptographicOperations.ZeroMemory(key);
        return mac;
    }

    private static Result<Pkcs12Mac> ReadPbmac1(AsnReader parameters, byte[] value, RoundBudget budget)
    {
        var derivation = Pbkdf2.Read(parameters.ReadSequence());
        var scheme = parameters.ReadSequence();
        parameters.ThrowIfNotEmpty();
        var oid = scheme.ReadObjectIdentifier();
        Pbkdf2.ReadNull(scheme);
        if (PbeDigest.FindHmac(oid) is not { } digest)
        {
            return budget.Unsupported(oid);
        }

        // RFC 9579 §5: the key length must be there.
        return derivation.KeyLength is { } length and >= ShortestKey
            ? new Pkcs12Mac(value, true, (octets, password, budgetNow) => ComputePbmac1(derivation, length, digest, (octets, password), budgetNow))
            : budget.Damaged;
    }

    private static Result<byte[]> ComputePbmac1(Pbkdf2 derivation, int length, PbeDigest digest, (ReadOnlyMemory<byte> Octets, PasswordOctets Password) over, RoundBudget budget)
    {
        if (!derivation.Derive(over.Password.Utf8, length, budget).Try(out var key, out var refused))
        {
            return refused;
        }

        var mac = digest.Hmac(key, over.Octets.Span);
        CryptographicOperations.ZeroMemory(key);
        return mac;
    }
}
