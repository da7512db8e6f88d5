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
    ];

    /// <summary>As the order names it.</summary>
    public required string Name { get; init; }

    public required uint Bits { get; init; }

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

    /// <summary>The value as it stands in a certificate.</summary>
    public abstract byte[] Signature(byte[] raw);

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

    public override byte[] Signature(byte[] raw) => raw;

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

    private byte[] Parameters => Der.Write(writer => writer.WriteObjectIdentifier(curve));

    public override CkTemplate Ask(CkTemplate shown) => shown.With(CkAttribute.EcParameters, Parameters);

    public override byte[]? PublicKey(Func<CkAttribute, byte[]> read)
    {
        if (!read(CkAttribute.EcParameters).AsSpan().SequenceEqual(Parameters))
        {
            return null;
        }

        // §2.3.3: the DER of an OCTET STRING around the point; some modules give the point alone.
        var point = read(CkAttribute.EcPoint);
        var bare = point.Length == 1 + (2 * (((int)Bits + 7) / 8)) ? point
            : AsnDecoder.TryReadPrimitiveOctetString(point, AsnEncodingRules.BER, out var inside, out _) ? inside.ToArray() : null;
        return bare is null
            ? null
            : Info(
                writer =>
                {
                    writer.WriteObjectIdentifier(Oids.EcPublicKey);
                    writer.WriteObjectIdentifier(curve);
                },
                bare);
    }

    /// <summary>CKM_ECDSA is given the digest.</summary>
    public override byte[] ToBeSigned(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message) => algorithm.Digest(message);

    /// <summary>PKCS#11 gives r and s of the same length one after the other; a certificate has <c>SEQUENCE { r, s }</c> (RFC 3279 §2.2.3).</summary>
    public override byte[] Signature(byte[] raw) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(Significant(raw.AsSpan(0, raw.Length / 2)));
            writer.WriteIntegerUnsigned(Significant(raw.AsSpan(raw.Length / 2)));
        }
    });

    // The writer wants no leading zeros.
    private static ReadOnlySpan<byte> Significant(ReadOnlySpan<byte> number)
    {
        var trimmed = number.TrimStart((byte)0);
        return trimmed.IsEmpty ? number[^1..] : trimmed;
    }
}
