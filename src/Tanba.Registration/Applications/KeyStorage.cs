using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>The kinds of key store that an application may name, and how a certificate says so.</summary>
internal static class KeyStorage
{
    /// <summary>The OID that goes into the certificate, by the agent's name of the store.</summary>
    public static Result<string> OidOf(string? storage) => storage switch
    {
        "PKCS12" => Oids.KzStoragePkcs12,
        _ => Rejection.Invalid("apply.storage-unknown", "Keys can be made in a file store (PKCS12) only."),
    };
}
