namespace Tanba.Pki.Certificates;

/// <summary>What the key may do, RFC 5280 §4.2.1.3; bit 0 of the standard is the lowest bit here.</summary>
[Flags]
public enum KeyUsage
{
    /// <summary>No bit at all.</summary>
    None = 0,

    /// <summary>Sign other things than certificates and CRLs: authentication, also documents.</summary>
    DigitalSignature = 1,

    /// <summary>contentCommitment: sign what the signer stands for.</summary>
    NonRepudiation = 2,

    /// <summary>Encrypt keys.</summary>
    KeyEncipherment = 4,

    /// <summary>Encrypt data itself.</summary>
    DataEncipherment = 8,

    /// <summary>Agree on keys.</summary>
    KeyAgreement = 16,

    /// <summary>Sign certificates.</summary>
    KeyCertSign = 32,

    /// <summary>Sign CRLs.</summary>
    CrlSign = 64,

    /// <summary>With key agreement: only encipher.</summary>
    EncipherOnly = 128,

    /// <summary>With key agreement: only decipher.</summary>
    DecipherOnly = 256,
}
