using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Pkcs11;

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
