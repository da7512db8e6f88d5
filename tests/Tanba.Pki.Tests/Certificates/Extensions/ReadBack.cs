using Tanba.Pki.Certificates;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>Puts one extension into a certificate and reads it again: the way every extension takes.</summary>
internal static class ReadBack
{
    public static Certificate Of(params Extension[] extensions) => Try(extensions).Value;

    public static Result<Certificate> Try(params Extension[] extensions)
    {
        var tbs = TestPki.Build(TestPki.Name("A"), TestPki.Name("B"), TestPki.PersonKey.PublicKey, TestPki.PersonKey, []) with { Extensions = extensions };
        var encoded = tbs.Encode();
        return Certificate.Decode(TbsCertificate.Join(encoded, TestPki.PersonKey.Algorithm, TestPki.PersonKey.Sign(encoded)));
    }

    /// <summary>Whether a certificate with these octets as the value of an extension is refused as malformed.</summary>
    public static bool IsMalformed(string oid, string hex) =>
        Try(new Extension(oid, false, Convert.FromHexString(hex))).Rejection?.Code == "certificate.malformed";
}
