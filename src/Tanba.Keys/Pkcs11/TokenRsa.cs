using System.Numerics;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Pkcs11;

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
