using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Validation.Ocsp;

/// <summary>The delegated responder: a certificate that its CA has given the right to sign OCSP answers, and its key.</summary>
public sealed class Responder : IDisposable
{
    private Responder(Certificate certificate, ISigningKey key)
    {
        Certificate = certificate;
        Key = key;
    }

    public Certificate Certificate { get; }

    public ISigningKey Key { get; }

    /// <summary>
    /// Refuses with <c>responder.missing</c>, <c>responder.not-delegated</c>, <c>responder.key-foreign</c>, and what certificate and
    /// key file or token refuse with.
    /// </summary>
    /// <param name="options">Where its files are.</param>
    /// <param name="issuer">The CA for which it answers.</param>
    public static Result<Responder> Open(ValidationOptions options, Certificate issuer)
    {
        var isOnToken = AuthorityKeys.IsOnToken(options.ResponderKey);
        foreach (var path in isOnToken ? [options.ResponderCertificate] : new[] { options.ResponderCertificate, options.ResponderKey, options.PassphraseFile })
        {
            if (!File.Exists(path))
            {
                return Rejection.NotFound("responder.missing", $"There is no file {path}. Make the responder with \"tanba init\", or write where its files are in the section Validation.");
            }
        }

        if (!Certificate.Decode(File.ReadAllBytes(options.ResponderCertificate)).Try(out var certificate, out var rejection))
        {
            return rejection;
        }

        if (!IsDelegated(certificate, issuer))
        {
            return Rejection.Invalid(
                "responder.not-delegated", $"{options.ResponderCertificate} is not an OCSP responder of \"{issuer.Subject.CommonName}\".", "RFC 6960 §4.2.2.2");
        }

        using var passphrase = isOnToken ? new Secret([]) : Secret.FromFile(options.PassphraseFile);
        if (!AuthorityKeys.Open(options.ResponderKey, passphrase).Try(out var key, out rejection))
        {
            return rejection;
        }

        if (key.PublicKey.Equals(certificate.PublicKey))
        {
            return new Responder(certificate, key);
        }

        key.Dispose();
        return Rejection.Invalid("responder.key-foreign", $"{AuthorityKeys.Shown(options.ResponderKey)} is not the key of {options.ResponderCertificate}.");
    }

    public bool IsValidAt(DateTimeOffset time) => Certificate.NotBefore <= time && time <= Certificate.NotAfter;

    public void Dispose() => Key.Dispose();

    // RFC 6960 §4.2.2.2: issued directly by the CA that is asked about, with OCSPSigning among its purposes.
    private static bool IsDelegated(Certificate certificate, Certificate issuer) =>
        certificate.Issuer.Matches(issuer.Subject)
        && certificate.IsSignedBy(issuer.PublicKey)
        && certificate.ExtendedKeyUsage.Contains(Oids.OcspSigning)
        && certificate.Extensions.Any(extension => extension.Oid == Oids.OcspNoCheck);
}
