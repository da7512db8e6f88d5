using System.Security.Cryptography;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Pki.Requests;

/// <summary>A PKCS#10 request whose proof of possession was checked; it is made only by <see cref="UnverifiedRequest.Verify"/>.</summary>
public sealed class CertificationRequest
{
    private readonly RequestFields fields;

    internal CertificationRequest(RequestFields fields)
    {
        this.fields = fields;
        KeyStorageOid = ReadStorage(fields.Extensions);
    }

    /// <summary>DER of the whole.</summary>
    public ReadOnlyMemory<byte> Encoded => fields.Encoded;

    /// <summary>The name asked for.</summary>
    public DistinguishedName Subject => fields.Subject;

    /// <summary>The key to be certified; the sender holds its private half.</summary>
    public SubjectPublicKeyInfo PublicKey => fields.PublicKey;

    /// <summary>The extensions asked for, empty when none are. The issuer decides, not the request.</summary>
    public IReadOnlyList<Extension> RequestedExtensions => fields.Extensions;

    /// <summary>Where the private key rests; null when not said, or not said in the right form.</summary>
    public string? KeyStorageOid { get; }

    /// <summary>A new request in DER, signed by the key it names.</summary>
    public static byte[] Create(DistinguishedName subject, ISigningKey key, IReadOnlyList<Extension> extensions) =>
        RequestFields.Write(subject, key, extensions);

    /// <summary>SHA-256 of the DER: how a signed application names its requests.</summary>
    public byte[] Sha256() => SHA256.HashData(Encoded.Span);

    private static string? ReadStorage(IReadOnlyList<Extension> extensions)
    {
        try
        {
            return extensions.FirstOrDefault(extension => extension.Oid == Oids.KzKeyStorage) is { } storage ? KeyStorageExtension.Read(storage.Value) : null;
        }
        catch (System.Formats.Asn1.AsnContentException)
        {
            return null;
        }
    }
}
