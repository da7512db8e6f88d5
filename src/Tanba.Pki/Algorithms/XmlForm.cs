namespace Tanba.Pki.Algorithms;

/// <summary>
/// How a row of <see cref="SignatureAlgorithm"/> is named in XML signatures, and how its values are written there
/// (RFC 9231 §2.1, §2.3; for GOST the URIs of the national provider). Immutable, safe from any thread.
/// </summary>
/// <param name="SignatureUri">Algorithm of ds:SignatureMethod.</param>
/// <param name="DigestUri">Algorithm of ds:DigestMethod.</param>
public sealed record XmlForm(string SignatureUri, string DigestUri)
{
    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";
    private const string More2007 = "http://www.w3.org/2007/05/xmldsig-more#";
    private const string National = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:";

    /// <summary>The value in XML of a value as certificates have it; null when that is malformed.</summary>
    public Func<SubjectPublicKeyInfo, byte[], byte[]?> ToXml { get; init; } = (_, value) => value;

    /// <summary>The value as certificates have it of a value in XML; null when that is malformed.</summary>
    public Func<SubjectPublicKeyInfo, byte[], byte[]?> FromXml { get; init; } = (_, value) => value;

    /// <summary>RSASSA-PKCS1-v1_5 (RFC 9231 §2.3.2 and after).</summary>
    internal static XmlForm Rsa(string digestOid) => new($"{More}rsa-{Sha2(digestOid)}", Digest(digestOid));

    /// <summary>RSASSA-PSS without parameters: one digest for all, a salt of its length (RFC 9231 §2.3.10).</summary>
    internal static XmlForm Pss(string digestOid) => new($"{More2007}{Sha2(digestOid)}-rsa-MGF1", Digest(digestOid));

    /// <summary>ECDSA (RFC 9231 §2.3.6); values are r ‖ s of the curve's length.</summary>
    internal static XmlForm Ecdsa(string digestOid, Func<SubjectPublicKeyInfo, int> coordinateOctets) => new($"{More}ecdsa-{Sha2(digestOid)}", Digest(digestOid))
    {
        ToXml = (key, value) => EcdsaValue.ToFixed(value, coordinateOctets(key)),
        FromXml = (key, value) => EcdsaValue.FromFixed(value, coordinateOctets(key)),
    };

    /// <summary>The national GOST rows; values are those of certificates.</summary>
    internal static XmlForm Gost(string digestOid) => digestOid switch
    {
        Oids.KzStreebog512 => new(National + "gostr34102015-gostr34112015-512", National + "gostr34112015-512"),
        Oids.KzStreebog256 => new(National + "gostr34102015-gostr34112015-256", National + "gostr34112015-256"),
        _ => new(More + "gost34310-gost34311", More + "gost34311"),
    };

    private static string Sha2(string digestOid) => digestOid switch { Oids.Sha256 => "sha256", Oids.Sha384 => "sha384", _ => "sha512" };

    // SHA-256 and SHA-512 were named with XML encryption, SHA-384 later (RFC 9231 §2.1.3).
    private static string Digest(string digestOid) => digestOid == Oids.Sha384 ? More + "sha384" : $"http://www.w3.org/2001/04/xmlenc#{Sha2(digestOid)}";
}
