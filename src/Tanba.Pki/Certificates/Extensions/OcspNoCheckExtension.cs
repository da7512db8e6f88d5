namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>id-pkix-ocsp-nocheck</c>, NULL: the responder's own certificate is trusted for its lifetime (RFC 6960 §4.2.2.2.1).</summary>
public static class OcspNoCheckExtension
{
    /// <summary>Not critical, as the clause advises.</summary>
    public static Extension Write() => Extension.Make(Oids.OcspNoCheck, critical: false, writer => writer.WriteNull());
}
