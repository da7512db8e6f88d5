namespace Tanba.Authority;

/// <summary>Where an authority keeps what it needs.</summary>
public sealed record AuthorityOptions
{
    /// <summary>Holds <c>root.cer</c>, <c>root.crl</c>, <c>issuing.cer</c>, <c>issuing.key</c>; <c>root.key</c> only until it is taken offline.</summary>
    public required string Directory { get; init; }

    /// <summary>A file whose first line is the passphrase of the keys; not needed when they live on a token.</summary>
    public string PassphraseFile { get; init; } = "";

    /// <summary><c>pkcs11:token=…?module-path=…&amp;pin-source=file:…</c> (RFC 7512) when the keys live on a token, as <c>tanba init --key</c> put them.</summary>
    public string? KeyAddress { get; init; }

    /// <summary>The directory of the certificate profiles.</summary>
    public required string Profiles { get; init; }

    /// <summary>The address under which CRLs, OCSP and CA certificates are published; plain http (RFC 5280 §8).</summary>
    public required Uri PublicAddress { get; init; }

    /// <summary>Lets the national test identities through, whose check digit is wrong. For test installations only.</summary>
    public bool AllowTestIdentities { get; init; }

    /// <summary>How long a CRL may be used; a new one is made when half of it has gone, and after each revocation.</summary>
    public TimeSpan CrlLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>One sentence for each doubtful value, which says what to write; files are looked at when they are opened.</summary>
    internal IEnumerable<string> FindFaults()
    {
        if (!PublicAddress.IsAbsoluteUri || PublicAddress.Scheme != Uri.UriSchemeHttp || PublicAddress.Query.Length > 0)
        {
            yield return $"Authority:PublicAddress says \"{PublicAddress}\". Write an address with http:// and without a query, such as \"http://pki.example\".";
        }

        if (CrlLifetime < TimeSpan.FromMinutes(10) || CrlLifetime > TimeSpan.FromDays(30))
        {
            yield return $"Authority:CrlLifetime says \"{CrlLifetime}\". Write a time from ten minutes (\"00:10:00\") to thirty days (\"30.00:00:00\").";
        }
    }
}
