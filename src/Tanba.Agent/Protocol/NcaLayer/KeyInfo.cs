using System.Globalization;
using System.Text.Json.Nodes;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>A certificate as getKeyInfo shows it. Every member is a string and is there: pages call string methods on them.</summary>
public static class KeyInfo
{
    public static JsonObject Of(Certificate certificate) => new()
    {
        ["alias"] = certificate.Ski,
        ["keyId"] = certificate.Ski,
        ["algorithm"] = Algorithm(certificate.PublicKey.AlgorithmOid),
        ["subjectCn"] = certificate.Subject.CommonName ?? "",
        ["subjectDn"] = certificate.Subject.ToNcaLayerString(),
        ["issuerCn"] = certificate.Issuer.CommonName ?? "",
        ["issuerDn"] = certificate.Issuer.ToNcaLayerString(),
        ["serialNumber"] = certificate.SerialNumber.ToString(),
        ["certNotBefore"] = Milliseconds(certificate.NotBefore),
        ["certNotAfter"] = Milliseconds(certificate.NotAfter),
        ["authorityKeyIdentifier"] = Convert.ToHexStringLower((certificate.AuthorityKeyIdentifier ?? default).Span),
        ["pem"] = certificate.ToPem(),
    };

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Algorithm(string oid) => oid switch
    {
        Oids.RsaEncryption => "RSA",
        Oids.EcPublicKey => "EC",
        Oids.KzGost2015Key512 => "ECGOST3410-2015-512",
        Oids.KzGost2004Key => "ECGOST34310",
        _ => oid,
    };
}
