namespace Tanba.Keys;

/// <summary>How a key file is written, or was.</summary>
public enum KeyFileForm
{
    /// <summary>PKCS#12 with PBES2: AES-256, PBKDF2 with HMAC-SHA-256, a MAC with SHA-256, DER.</summary>
    Modern,

    /// <summary>
    /// PKCS#12 as the national authority writes it, for programs that read nothing else: BER with indefinite lengths,
    /// Triple-DES for the key, RC2 of 40 bits for the certificate, a MAC with SHA-1, 1024 rounds. A stolen file of this form is
    /// guarded by its password alone, and badly.
    /// </summary>
    National,

    /// <summary>Sun's key store, JKS: read, never written.</summary>
    Jks,
}
