using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Keys.Pbe;

/// <summary>
/// How much hashing one file may cost, and what its refusals are called. A file names its own counts of rounds, and an attacker's
/// may ask for two thousand million in each of a hundred parts; so every derivation is paid for before it is done. Not for
/// several threads: one reading, one budget.
/// </summary>
/// <param name="code">First part of the refusals: <c>keystore</c>, <c>keyfile</c>, <c>pending</c>.</param>
internal sealed class RoundBudget(string code)
{
    /// <summary>Of one derivation. Files in the wild have 1 024 to 600 000 (NSS, GnuTLS).</summary>
    public const int MostRounds = 2_000_000;

    /// <summary>
    /// Of all derivations of one file together, counted per block of derived octets, double for the dear digests: ten parts of
    /// 600 000 rounds, about four seconds of one core at the worst (0.65 µs a round of SHA-1 or SHA-256, 1.5 µs of SHA-512).
    /// </summary>
    public const long MostInAll = 6_000_000;

    // A salt is hashed once, but a million octets of it are no salt.
    private const int LongestSalt = 1024;

    private long spent;

    public Rejection Damaged => Rejection.Invalid($"{code}.damaged", "the encryption is not in the form of its standard", "RFC 8018 §6, RFC 7292 §4");

    public Rejection WrongPassword => Rejection.Forbidden($"{code}.wrong-password", "it does not open with this password");

    /// <summary>Another cipher or digest than those of the product.</summary>
    public Rejection Unsupported(string oid) => Rejection.Invalid($"{code}.cipher-unsupported", $"encrypted or sealed with {oid}, which is not read");

    /// <summary>Null when the derivation may be done; else <c>code.too-many-rounds</c> or <c>code.salt-too-long</c>.</summary>
    public Rejection? Spend(int rounds, int blocks, int saltLength)
    {
        if (saltLength > LongestSalt)
        {
            return Rejection.Invalid($"{code}.salt-too-long", $"a salt of {saltLength} octets, at most {LongestSalt} are hashed");
        }

        if (rounds > MostRounds)
        {
            return Rejection.Invalid($"{code}.too-many-rounds", $"more than {MostRounds} rounds in one derivation");
        }

        spent += (long)rounds * blocks;
        return spent > MostInAll ? Rejection.Invalid($"{code}.too-many-rounds", $"more than {MostInAll} rounds in one file") : null;
    }

    /// <summary>A count of rounds; what is beyond 31 bits is <see cref="int.MaxValue"/>, which no budget bears.</summary>
    /// <exception cref="AsnContentException">No INTEGER, or less than one.</exception>
    public static int ReadRounds(AsnReader reader)
    {
        var rounds = reader.ReadInteger();
        return rounds.Sign > 0 ? (int)System.Numerics.BigInteger.Min(rounds, int.MaxValue) : throw Der.Fault("no round at all");
    }
}
