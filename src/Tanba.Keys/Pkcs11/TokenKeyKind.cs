using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Pkcs11;

/// <summary>A kind of key as PKCS#11 makes it, shows its public half, and signs with it.</summary>
internal abstract class TokenKeyKind
{
    /// <summary>As the order names it.</summary>
    public required string Name { get; init; }

    public required uint Bits { get; init; }

    /// <summary>The size that the mechanism must allow; 0 where it tells none.</summary>
    public virtual uint SizeAsked => Bits;

    /// <summary>As <see cref="SubjectPublicKeyInfo.Name"/> says it.</summary>
    public required string PublicName { get; init; }

    public required CkKeyType Type { get; init; }

    public required CkMechanism Generating { get; init; }

    public required CkMechanism Signing { get; init; }

    /// <summary>Adds to the template of the public key what says which kind is wanted.</summary>
    public abstract CkTemplate Ask(CkTemplate shown);

    /// <summary>Whether a public key is of this kind.</summary>
    public bool IsOf(SubjectPublicKeyInfo key) => PublicName == key.Name;

    /// <summary>The public key as a certificate carries it; null when the object is of another kind.</summary>
    public abstract byte[]? PublicKey(Func<CkAttribute, byte[]> read);

    /// <summary>What the mechanism is given.</summary>
    public abstract byte[] ToBeSigned(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message);

    /// <summary>The value as it stands in a certificate; null when the token gave something else.</summary>
    public abstract byte[]? Signature(byte[] raw, Func<byte[], bool> isRight);

    /// <summary>A point of so many octets, alone or in an OCTET STRING; null when it is neither: a token may show anything.</summary>
    protected static byte[]? Point(byte[] value, int length)
    {
        try
        {
            return value.Length == length ? value
                : AsnDecoder.ReadOctetString(value, AsnEncodingRules.BER, out _) is { } inside && inside.Length == length ? inside
                : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary><c>SubjectPublicKeyInfo</c> (RFC 5280 §4.1.2.7).</summary>
    protected static byte[] Info(Action<AsnWriter> algorithm, byte[] key) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                algorithm(writer);
            }

            writer.WriteBitString(key);
        }
    });
}
