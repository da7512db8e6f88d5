using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>On any other certificate it would only say: never look whether I am revoked.</summary>
internal static class OcspNoCheckOnlyForResponders
{
    public static LintRule Rule { get; } = new(
        "ocsp-nocheck belongs to responders",
        "RFC 6960 §4.2.2.2.1",
        subject => subject.Find(Oids.OcspNoCheck) is not null,
        subject => subject.Certificate.ExtendedKeyUsage.Contains(Oids.OcspSigning) ? null : "the certificate is not one of a responder");
}
