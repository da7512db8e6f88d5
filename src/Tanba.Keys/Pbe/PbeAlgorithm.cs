using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Keys.Pbe;

/// <summary>The one door to password-based encryption: an AlgorithmIdentifier, octets and a password.</summary>
internal static class PbeAlgorithm
{
    /// <summary>
    /// The plain octets, which the caller zeroes. Refuses with <c>damaged</c>, <c>wrong-password</c>, <c>cipher-unsupported</c>,
    /// <c>too-many-rounds</c>, <c>salt-too-long</c>. A wrong password passes for right about once in 256 times: what comes out
    /// must be looked at.
    /// </summary>
    public static Result<byte[]> Open(ReadOnlyMemory<byte> algorithmIdentifier, ReadOnlySpan<byte> ciphertext, PasswordOctets password, RoundBudget budget)
    {
        try
        {
            if (!Derive(algorithmIdentifier, password, budget).Try(out var key, out var refused))
            {
                return refused;
            }

            using (key)
            {
                return key.Decrypt(ciphertext) is { } plain ? plain : budget.WrongPassword;
            }
        }
        catch (AsnContentException)
        {
            return budget.Damaged;
        }
    }

    private static Result<CbcKey> Derive(ReadOnlyMemory<byte> algorithmIdentifier, PasswordOctets password, RoundBudget budget)
    {
        var algorithm = new AsnReader(algorithmIdentifier, AsnEncodingRules.BER).ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        if (oid != Oids.Pbes2 && Pkcs12Pbe.Find(oid) is null)
        {
            return budget.Unsupported(oid);
        }

        var parameters = algorithm.ReadSequence();
        algorithm.ThrowIfNotEmpty();
        return oid == Oids.Pbes2 ? Pbes2.Open(parameters, password, budget) : Pkcs12Pbe.Open(oid, parameters, password, budget);
    }
}
