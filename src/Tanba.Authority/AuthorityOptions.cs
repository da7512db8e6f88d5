namespace Tanba.Authority;

/// <summary>Where an authority keeps what it needs.</summary>
public sealed record AuthorityOptions
{
    /// <summary>Holds <c>root.cer</c>, <c>root.crl</c>, <c>issuing.cer</c>, <c>issuing.key</c>; <c>root.key</c> only until it is taken offline.</summary>
    public required string Directory { get; init; }

    /// <summary>A file whose first line is the passphrase of the keys.</summary>
    public required string PassphraseFile { get; init; }

    /// <summary>The directory of the certificate profiles.</summary>
    public required string Profiles { get; init; }

    /// <summary>The address under which CRLs, OCSP and CA certificates are published; plain http, without a trailing path of its own.</summary>
    public required Uri PublicAddress { get; init; }

    /// <summary>Lets the national test identities through, whose check digit is wrong. For test installations only.</summary>
    public bool AllowTestIdentities { get; init; }

    /// <summary>How long a CRL may be used; a new one is made when half of it has gone, and after each revocation.</summary>
    public TimeSpan CrlLifetime { get; init; } = TimeSpan.FromHours(24);
}
