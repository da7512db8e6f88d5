using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>The kinds of key store that an application may name, and how a certificate says so.</summary>
internal static class KeyStorage
{
    /// <summary>The OID that goes into the certificate, by the agent's name of the store.</summary>
    public static Result<string> OidOf(string? storage) => storage switch
    {
        "PKCS12" => Oids.KzStoragePkcs12,
        "AKKZIDCardStore" => Oids.KzStorageIdCard,
        "AKKaztokenStore" => Oids.KzStorageKaztoken,
        "AKEToken72KStore" => Oids.KzStorageEToken72K,
        "AKEToken5110Store" => Oids.KzStorageEToken5110,
        "AKJaCartaStore" => Oids.KzStorageJaCarta,
        "AKAKEYStore" => Oids.KzStorageAKey,
        _ => Rejection.Invalid("apply.storage-unknown", "Keys are made in a file store (PKCS12) or on a token of a known kind."),
    };
}
