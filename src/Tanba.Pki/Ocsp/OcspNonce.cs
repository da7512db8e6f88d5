using Tanba.Pki.Certificates;

namespace Tanba.Pki.Ocsp;

/// <summary><c>Nonce ::= OCTET STRING(SIZE(1..128))</c>, inside the extension's own OCTET STRING (RFC 9654 §2.1).</summary>
internal static class OcspNonce
{
    public static Extension Write(ReadOnlyMemory<byte> nonce) => Extension.Make(Oids.OcspNonce, critical: false, writer => writer.WriteOctetString(nonce.Span));

    public static ReadOnlyMemory<byte>? Find(IReadOnlyList<Extension> extensions)
    {
        if (extensions.FirstOrDefault(extension => extension.Oid == Oids.OcspNonce) is not { } found)
        {
            return null;
        }

        var nonce = Der.ReadInner(found.Value, reader => reader.ReadOctetString());
        return nonce.Length is > 0 and <= 128 ? nonce : throw Der.Fault("a nonce has 1 to 128 octets");
    }
}
