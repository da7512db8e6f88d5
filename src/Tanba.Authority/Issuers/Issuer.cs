using Tanba.Authority.Lint;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Issuers;

/// <summary>A CA that can sign: its certificate and its opened key. What it signs as a certificate passed lint first.</summary>
public sealed class Issuer : IDisposable
{
    private Issuer(Certificate certificate, ISigningKey key)
    {
        Certificate = certificate;
        Key = key;
    }

    public Certificate Certificate { get; }

    public SignatureAlgorithm Algorithm => Key.Algorithm;

    public ReadOnlyMemory<byte> KeyIdentifier => Certificate.SubjectKeyIdentifier!.Value;

    internal ISigningKey Key { get; }

    /// <summary>
    /// Refuses with <c>issuer.certificate-missing</c>, <c>issuer.key-missing</c>, <c>issuer.key-foreign</c>, <c>issuer.not-a-ca</c>,
    /// <c>keyfile.wrong-password</c> and what else certificate, key file and token refuse with.
    /// </summary>
    public static Result<Issuer> Open(string certificatePath, string keyPath, Secret passphrase)
    {
        if (!File.Exists(certificatePath))
        {
            return Rejection.NotFound("issuer.certificate-missing", $"There is no certificate {certificatePath}. Make it with \"tanba init\".");
        }

        if (!AuthorityKeys.IsOnToken(keyPath) && !File.Exists(keyPath))
        {
            return Rejection.NotFound("issuer.key-missing", $"There is no key {keyPath}. Put it back for as long as it is needed, or make the authority with \"tanba init\".");
        }

        if (!Certificate.Decode(File.ReadAllBytes(certificatePath)).Try(out var certificate, out var rejection) || !AuthorityKeys.Open(keyPath, passphrase).Try(out var key, out rejection))
        {
            return rejection;
        }

        if (!key.PublicKey.Equals(certificate.PublicKey) || certificate is not { BasicConstraints.IsCa: true, SubjectKeyIdentifier: not null })
        {
            key.Dispose();
            return certificate.BasicConstraints is { IsCa: true }
                ? Rejection.Invalid("issuer.key-foreign", $"{AuthorityKeys.Shown(keyPath)} is not the key of {certificatePath}.")
                : Rejection.Invalid("issuer.not-a-ca", $"{certificatePath} is not the certificate of a CA.");
        }

        return new Issuer(certificate, key);
    }

    /// <summary>Checks what would be signed against every rule; refuses with <c>lint.*</c>.</summary>
    public Result<LintedCertificate> Prepare(TbsCertificate tbs) => Linter.Check(tbs, Certificate);

    /// <summary>Signs what passed, once.</summary>
    /// <exception cref="InvalidOperationException">It was signed before.</exception>
    public Certificate Sign(LintedCertificate linted) => Complete(linted, Key);

    public byte[] Sign(CrlBuilder list) => list.Sign(Key);

    public void Dispose() => Key.Dispose();

    internal static Certificate Complete(LintedCertificate linted, ISigningKey key)
    {
        var tbs = linted.Redeem();
        var certificate = Certificate.Decode(TbsCertificate.Join(tbs, linted.Algorithm, key.Sign(tbs))).Value;

        // A fault in memory or in an HSM can make a wrong signature, and a wrong RSA signature can give the key away.
        return certificate.IsSignedBy(key.PublicKey)
            ? certificate
            : throw new InvalidOperationException("The key made a signature that does not verify. Nothing was issued; look for faulty memory or a faulty key store.");
    }
}
