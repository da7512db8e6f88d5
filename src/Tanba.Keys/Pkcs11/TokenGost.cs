using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Pkcs11;

/// <summary>
/// GOST R 34.10-2015, where the token has its mechanism: CKM_GOSTR3410 for 256 bits (PKCS#11 Current Mechanisms §2.57), and the
/// numbers that TC 26 gave for 512. On the token the curve has its Russian name, in a certificate the Kazakh one.
/// </summary>
internal sealed class TokenGost : TokenKeyKind
{
    private readonly string curve;
    private readonly string digest;
    private readonly string[] kazakh;

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private TokenGost(string name, uint bits, CkKeyType type, (CkMechanism Generating, CkMechanism Signing) mechanisms, (string Curve, string Digest, string[] Kazakh) oids)
    {
        (Name, PublicName, Bits, Type) = (name, $"GOST 34.10-2015 {bits}", bits, type);
        (Generating, Signing) = mechanisms;
        (curve, digest, kazakh) = oids;
    }

    public static TokenGost Bits256 { get; } = new(
        "gost256", 256, CkKeyType.Gost, (CkMechanism.GostKeyPair, CkMechanism.Gost), (Oids.Tc26Parameters256A, Oids.Tc26Streebog256, [Oids.KzGost2015Key256, Oids.KzGost2015Parameters256A, Oids.KzStreebog256]));

    public static TokenGost Bits512 { get; } = new(
        "gost512", 512, CkKeyType.Gost512, (CkMechanism.Gost512KeyPair, CkMechanism.Gost512), (Oids.Tc26Parameters512A, Oids.Tc26Streebog512, [Oids.KzGost2015Key512, Oids.KzGost2015Parameters512A, Oids.KzStreebog512]));

    // The size is in the mechanism's name; tokens give none, or one of their own.
    public override uint SizeAsked => 0;

    public override CkTemplate Ask(CkTemplate shown) => shown.With(CkAttribute.GostParameters, Named(curve)).With(CkAttribute.GostDigestParameters, Named(digest));

    public override byte[]? PublicKey(Func<CkAttribute, byte[]> read)
    {
        if (!read(CkAttribute.GostParameters).AsSpan().SequenceEqual(Named(curve)))
        {
            return null;
        }

        // X ‖ Y, each little-endian, as the certificate has it too; some modules put an OCTET STRING around it.
        var point = Point(read(CkAttribute.Value), (int)Bits / 4);
        return point is null
            ? null
            : Info(
                writer =>
                {
                    writer.WriteObjectIdentifier(kazakh[0]);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(kazakh[1]);
                        writer.WriteObjectIdentifier(kazakh[2]);
                    }
                },
                Der.Write(writer => writer.WriteOctetString(point)));
    }

    public override byte[] ToBeSigned(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message) => algorithm.Digest(message);

    /// <summary>
    /// A certificate has r ‖ s, each little-endian. Tokens write s ‖ r big-endian (RFC 9215 §3), some r ‖ s: the one that verifies is it.
    /// </summary>
    public override byte[]? Signature(byte[] raw, Func<byte[], bool> isRight)
    {
        var (first, second) = (raw[..(raw.Length / 2)], raw[(raw.Length / 2)..]);
        byte[][] forms = [[.. second.Reverse(), .. first.Reverse()], [.. first.Reverse(), .. second.Reverse()], raw, [.. second, .. first]];
        return Array.Find(forms, form => isRight(form));
    }

    private static byte[] Named(string oid) => Der.Write(writer => writer.WriteObjectIdentifier(oid));
}
