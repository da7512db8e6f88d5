using System.Formats.Asn1;
using System.Numerics;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Pkcs11;

/// <summary>A kind of key as PKCS#11 makes it, shows its public half, and signs with it.</summary>
internal abstract class TokenKeyKind
{
    /// <summary>Every kind that a token may have.</summary>
    public static IReadOnlyList<TokenKeyKind> All { get; } =
    [
        new TokenRsa("rsa2048", 2048), new TokenRsa("rsa3072", 3072), new TokenRsa("rsa4096", 4096),
        new TokenEc("p256", Oids.P256, 256), new TokenEc("p384", Oids.P384, 384), new TokenEc("p521", Oids.P521, 521),
        TokenGost.Bits512, TokenGost.Bits256,
    ];

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

/// <summary>RSA (PKCS#11 Current Mechanisms §2.1).</summary>
internal sealed class TokenRsa : TokenKeyKind
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public TokenRsa(string name, uint bits) =>
        (Name, PublicName, Bits, Type, Generating, Signing) = (name, $"RSA {bits}", bits, CkKeyType.Rsa, CkMechanism.RsaKeyPair, CkMechanism.RsaPkcs1);

    public override CkTemplate Ask(CkTemplate shown) => shown.With(CkAttribute.ModulusBits, Bits).With(CkAttribute.PublicExponent, [1, 0, 1]);

    public override byte[]? PublicKey(Func<CkAttribute, byte[]> read)
    {
        var (modulus, exponent) = (Number(read(CkAttribute.Modulus)), Number(read(CkAttribute.PublicExponent)));
        return modulus.GetBitLength() != Bits || exponent.IsZero
            ? null
            : Info(
                writer =>
                {
                    writer.WriteObjectIdentifier(Oids.RsaEncryption);
                    writer.WriteNull();
                },
                Der.Write(writer =>
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteInteger(modulus);
                        writer.WriteInteger(exponent);
                    }
                }));
    }

    /// <summary>CKM_RSA_PKCS pads but does not digest: it is given <c>DigestInfo</c> (RFC 8017 §9.2).</summary>
    public override byte[] ToBeSigned(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message)
    {
        var digest = algorithm.Digest(message);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(algorithm.DigestIdentifier.Span);
                writer.WriteOctetString(digest);
            }
        });
    }

    public override byte[]? Signature(byte[] raw, Func<byte[], bool> isRight) => raw;

    private static BigInteger Number(byte[] bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);
}

/// <summary>ECDSA on a named curve (PKCS#11 Current Mechanisms §2.3).</summary>
internal sealed class TokenEc : TokenKeyKind
{
    private readonly string curve;

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public TokenEc(string name, string curve, uint bits)
    {
        (Name, PublicName, Bits, Type, Generating, Signing) = (name, $"EC P-{bits}", bits, CkKeyType.Ec, CkMechanism.EcKeyPair, CkMechanism.Ecdsa);
        this.curve = curve;
    }

    private int Coordinate => ((int)Bits + 7) / 8;

    private byte[] Parameters => Der.Write(writer => writer.WriteObjectIdentifier(curve));

    public override CkTemplate Ask(CkTemplate shown) => shown.With(CkAttribute.EcParameters, Parameters);

    public override byte[]? PublicKey(Func<CkAttribute, byte[]> read)
    {
        if (!read(CkAttribute.EcParameters).AsSpan().SequenceEqual(Parameters))
        {
            return null;
        }

        // §2.3.3: the DER of an OCTET STRING around the point; some modules give the point alone.
        var point = Point(read(CkAttribute.EcPoint), 1 + (2 * Coordinate));
        return point is null
            ? null
            : Info(
                writer =>
                {
                    writer.WriteObjectIdentifier(Oids.EcPublicKey);
                    writer.WriteObjectIdentifier(curve);
                },
                point);
    }

    /// <summary>CKM_ECDSA is given the digest.</summary>
    public override byte[] ToBeSigned(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message) => algorithm.Digest(message);

    public override byte[]? Signature(byte[] raw, Func<byte[], bool> isRight) => EcdsaValue.FromFixed(raw, Coordinate);
}
