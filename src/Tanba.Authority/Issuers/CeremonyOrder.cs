using Tanba.Pki;
using Tanba.Pki.Names;

namespace Tanba.Authority.Issuers;

/// <summary>What a ceremony is asked to make.</summary>
/// <param name="Name">The subject.</param>
/// <param name="KeyKind"><c>rsa4096</c>, <c>rsa3072</c>, <c>rsa2048</c>, <c>p256</c> or <c>p384</c>.</param>
/// <param name="Years">How long the certificate is valid, in years of the calendar.</param>
public sealed record CeremonyOrder(DistinguishedName Name, string KeyKind, int Years)
{
    /// <summary>The name of a CA as the national ones have it: CN as UTF8String, then C.</summary>
    public static DistinguishedName CaName(string commonName, string country = "KZ") =>
        new([NameAttribute.Utf8(Oids.CommonName, commonName), NameAttribute.Printable(Oids.Country, country)]);

    /// <summary>The name of a CA's delegated responder: CN, C, and the CA's own name as O.</summary>
    public static DistinguishedName ResponderName(string caCommonName, string country = "KZ") => new(
    [
        NameAttribute.Utf8(Oids.CommonName, "OCSP RESPONDER"),
        NameAttribute.Printable(Oids.Country, country),
        NameAttribute.Utf8(Oids.Organization, caCommonName),
    ]);
}
