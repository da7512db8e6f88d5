namespace Tanba.Validation;

/// <summary>What the OCSP responder signs with.</summary>
public sealed record ValidationOptions
{
    /// <summary>The file of the delegated certificate, <c>ocsp.cer</c>.</summary>
    public required string ResponderCertificate { get; init; }

    /// <summary>The file of its encrypted key, <c>ocsp.key</c>, or its address on a token, <c>pkcs11:token=…;object=ocsp?…</c> (RFC 7512).</summary>
    public required string ResponderKey { get; init; }

    /// <summary>A file whose first line is the passphrase of the key; not needed when it lives on a token.</summary>
    public string PassphraseFile { get; init; } = "";
}
