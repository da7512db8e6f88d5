using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// Reads PKCS#12 (RFC 7292) with password integrity, PBMAC1 (RFC 9579) or none, in DER and BER, with the old ciphers and the new
/// ones, of whatever program. Its limits are here, in <see cref="RoundBudget"/> and in <see cref="SafeReader"/>.
/// </summary>
internal static class Pkcs12Reader
{
    /// <summary>
    /// Refuses with <c>keystore.damaged</c>, <c>keystore.wrong-password</c>, <c>keystore.cipher-unsupported</c>,
    /// <c>keystore.too-many-rounds</c>, <c>keystore.salt-too-long</c>, <c>keystore.too-many-parts</c>.
    /// </summary>
    public static Result<Pkcs12Content> Read(ReadOnlyMemory<byte> file, Secret password)
    {
        var budget = new RoundBudget("keystore");
        var ways = PasswordOctets.WaysOf(password.Chars);
        try
        {
            return Pkcs12Envelope.Read(file, budget).Try(out var envelope, out var refused) ? Open(envelope, ways, budget) : refused;
        }
        catch (AsnContentException)
        {
            return SafeReader.Damaged;
        }
        finally
        {
            foreach (var way in ways)
            {
                way.Dispose();
            }
        }
    }

    /// <summary>With each way of hashing the password that the MAC allows, until one opens all parts.</summary>
    private static Result<Pkcs12Content> Open(Pkcs12Envelope envelope, IReadOnlyList<PasswordOctets> ways, RoundBudget budget)
    {
        var last = budget.WrongPassword;
        var failed = new List<PasswordOctets>();
        foreach (var way in ways)
        {
            if (envelope.Mac is { } mac)
            {
                if (failed.Exists(before => mac.IsSame(before, way)))
                {
                    continue;
                }

                if (!Holds(mac, envelope.AuthenticatedSafe, way, budget).Try(out var holds, out var refused))
                {
                    return refused;
                }

                if (!holds)
                {
                    failed.Add(way);
                    continue;
                }
            }

            var opened = new SafeReader(way, budget, envelope.Mac is not null).Read(envelope.AuthenticatedSafe);
            if (opened.Rejection is not { Kind: RejectionKind.Forbidden } wrong)
            {
                return opened;
            }

            // The MAC has held, so the password is right and the content is not, unless another way opens it.
            last = envelope.Mac is null ? wrong : SafeReader.Damaged;
        }

        return last;
    }

    private static Result<bool> Holds(Pkcs12Mac mac, ReadOnlyMemory<byte> over, PasswordOctets password, RoundBudget budget) =>
        mac.Compute(over, password, budget).Try(out var computed, out var refused) ? CryptographicOperations.FixedTimeEquals(computed, mac.Value) : refused;
}
