using System.Globalization;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Cli.Keys;

/// <summary>A private key with its certificate, in words; the members are those of the JSON answer.</summary>
internal sealed record KeyDescription(Certificate Certificate, string Name, int Others)
{
    public string Algorithm => Certificate.PublicKey.Name;

    /// <summary>Surname and given name, and the patronymic that national certificates have as given name.</summary>
    public string Owner => string.Join(' ', new[] { Certificate.Subject.CommonName, Certificate.Subject.Find(Oids.GivenName) }.Where(part => !string.IsNullOrEmpty(part)));

    public string? Organisation => Certificate.Subject.Find(Oids.Organization);

    /// <summary>"authentication", "signing", both, or "other".</summary>
    public string Purpose
    {
        get
        {
            return (CertificatePurpose.Authenticates(Certificate), CertificatePurpose.Signs(Certificate)) switch
            {
                (true, true) => "authentication, signing",
                (true, false) => "authentication",
                (false, true) => "signing",
                _ => "other",
            };
        }
    }

    public static KeyDescription Of(StoredKey key) => new(key.Certificate, key.FriendlyName, key.Others.Count);

    public object ToJson() => new
    {
        name = Name,
        algorithm = Algorithm,
        owner = Owner,
        organisation = Organisation,
        iin = Certificate.Subject.Iin,
        bin = Certificate.Subject.Bin,
        purpose = Purpose,
        serial = Certificate.SerialNumber.ToString(),
        ski = Certificate.Ski,
        notBefore = Certificate.NotBefore,
        notAfter = Certificate.NotAfter,
        issuer = Certificate.Issuer.ToString(),
        otherCertificates = Others,
    };

    public IEnumerable<string> ToLines()
    {
        yield return $"  {Name}";
        foreach (var (word, value) in Words())
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return $"    {word,-13}{value}";
            }
        }
    }

    private IEnumerable<(string Word, string? Value)> Words() =>
    [
        ("algorithm", Algorithm),
        ("owner", Owner),
        ("organisation", Organisation),
        ("IIN", Certificate.Subject.Iin),
        ("BIN", Certificate.Subject.Bin),
        ("purpose", Purpose),
        ("serial", Certificate.SerialNumber.ToString()),
        ("SKI", Certificate.Ski),
        ("valid", string.Create(CultureInfo.InvariantCulture, $"{Certificate.NotBefore:u} to {Certificate.NotAfter:u}")),
        ("issuer", Certificate.Issuer.ToString()),
        ("with", Others == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{Others} other certificates")),
    ];
}
