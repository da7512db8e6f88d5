using System.Text;
using Tanba.Authority.Lint;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Issuers;

/// <summary>
/// Makes the authority's own keys and certificates, each once. The key is written before the certificate, so a ceremony that
/// broke off is simply held again and goes on with the key that is there.
/// </summary>
public sealed class Ceremony(IssuerFiles files, Secret passphrase, Uri publicAddress, TimeProvider clock)
{
    private const int ShortestPassphrase = 8;

    /// <summary>What ends sooner than this may be made anew.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    /// <summary>Whether the responder has its key and a certificate that lasts another thirty days.</summary>
    public bool HasResponder => (files.KeyAddress is not null || File.Exists(files.OcspKey)) && File.Exists(files.OcspCertificate)
        && Certificate.Decode(File.ReadAllBytes(files.OcspCertificate)).Try(out var there, out _) && Lasts(there.NotAfter);

    /// <summary>Whether the root has a list that lasts another thirty days.</summary>
    public bool HasRootCrl => File.Exists(files.RootCrl)
        && CertificateList.Decode(File.ReadAllBytes(files.RootCrl)).Try(out var there, out _) && there.NextUpdate is { } end && Lasts(end);

    /// <summary>Refuses with <c>ceremony.done</c>, <c>ceremony.passphrase-short</c>, <c>key.kind-unknown</c>, <c>key.not-on-this-machine</c>, <c>ceremony.years-wrong</c>, <c>lint.*</c>.</summary>
    public Result<Certificate> MakeRoot(CeremonyOrder order)
    {
        if (Objection(order, files.RootCertificate) is { } objection)
        {
            return objection;
        }

        if (!KeyAt(files.RootKey, order.KeyKind).Try(out var key, out var rejection))
        {
            return rejection;
        }

        using (key)
        {
            var tbs = Tbs(order, order.Name, key.PublicKey, key.Algorithm, CeremonyExtensions.OfRoot(key.PublicKey));
            return Finish(Linter.Check(tbs, issuer: null), key, files.RootCertificate);
        }
    }

    /// <summary>Refuses with the codes of <see cref="MakeRoot"/>, and with <c>ceremony.outlives-root</c> and <c>issuer.*</c> when the root cannot be opened.</summary>
    public Result<Certificate> MakeIssuing(CeremonyOrder order) => MakeUnder(
        order, files.RootCertificate, files.RootKey, files.IssuingCertificate, files.IssuingKey, CeremonyExtensions.OfIssuing);

    /// <summary>Refuses like <see cref="MakeIssuing"/>. A responder's certificate that ends within thirty days gives way to a new one; its key is used on.</summary>
    public Result<Certificate> MakeOcspResponder(CeremonyOrder order) => MakeUnder(
        order, files.IssuingCertificate, files.IssuingKey, files.OcspCertificate, files.OcspKey, (key, issuing, _) => CeremonyExtensions.OfResponder(key, issuing));

    /// <summary>A new list of the root, which has revoked nothing; its number follows the number of the list that is there.</summary>
    public Result<CertificateList> MakeRootCrl(TimeSpan validity)
    {
        if (!Issuer.Open(files.RootCertificate, files.RootKey, passphrase).Try(out var root, out var rejection))
        {
            return rejection;
        }

        using (root)
        {
            var last = 0L;
            if (File.Exists(files.RootCrl))
            {
                if (!CertificateList.Decode(File.ReadAllBytes(files.RootCrl)).Try(out var list, out rejection))
                {
                    return rejection;
                }

                last = (long)(list.Number ?? 0);
            }

            var now = clock.GetUtcNow();
            var signed = root.Sign(new CrlBuilder(root.Certificate.Subject, root.KeyIdentifier, last + 1, now, now + validity, []));
            IssuerFiles.Write(files.RootCrl, signed);
            return CertificateList.Decode(signed);
        }
    }

    private Result<Certificate> MakeUnder(
        CeremonyOrder order, string issuerCertificate, string issuerKey, string certificatePath, string keyPath, Func<SubjectPublicKeyInfo, Certificate, string, IReadOnlyList<Extension>> extensions)
    {
        if (Objection(order, certificatePath) is { } objection)
        {
            return objection;
        }

        if (!Issuer.Open(issuerCertificate, issuerKey, passphrase).Try(out var issuer, out var rejection) || !KeyAt(keyPath, order.KeyKind).Try(out var key, out rejection))
        {
            return rejection;
        }

        using (issuer)
        using (key)
        {
            var address = publicAddress.GetLeftPart(UriPartial.Path).TrimEnd('/');
            var tbs = Tbs(order, issuer.Certificate.Subject, key.PublicKey, issuer.Algorithm, extensions(key.PublicKey, issuer.Certificate, address));
            return tbs.NotAfter >= issuer.Certificate.NotAfter
                ? Rejection.Invalid("ceremony.outlives-root", $"{order.Years} years reach beyond {issuer.Certificate.NotAfter:yyyy-MM-dd}, when \"{issuer.Certificate.Subject.CommonName}\" ends. Choose fewer years.")
                : Finish(issuer.Prepare(tbs), issuer.Key, certificatePath);
        }
    }

    private static Result<Certificate> Finish(Result<LintedCertificate> checkedTbs, ISigningKey key, string path)
    {
        if (!checkedTbs.Try(out var linted, out var rejection))
        {
            return rejection;
        }

        var certificate = Issuer.Complete(linted, key);
        IssuerFiles.Write(path, Encoding.ASCII.GetBytes(certificate.ToPem()));
        return certificate;
    }

    private Rejection? Objection(CeremonyOrder order, string certificatePath)
    {
        if (files.KeyAddress is null && passphrase.Chars.Length < ShortestPassphrase)
        {
            return Rejection.Invalid("ceremony.passphrase-short", $"The passphrase of the keys has fewer than {ShortestPassphrase} characters. Write a longer one, best drawn at random, into the passphrase file.");
        }

        if (KeyAlgorithm.WhyNot(order.KeyKind) is { } impossible)
        {
            return impossible;
        }

        if (order.Years is < 1 or > 40)
        {
            return Rejection.Invalid("ceremony.years-wrong", $"{order.Years} years. Write a number from 1 to 40.");
        }

        return StillGood(certificatePath)
            ? Rejection.Conflict("ceremony.done", $"{certificatePath} is there already. A ceremony never overwrites a certificate; move it away first if it is to be made anew.")
            : null;
    }

    // Only a responder may be renewed in its place: relying parties learn its certificate with each answer.
    private bool StillGood(string path) => path == files.OcspCertificate ? HasResponder : File.Exists(path);

    private bool Lasts(DateTimeOffset end) => end > clock.GetUtcNow() + Notice;

    private Result<ISigningKey> KeyAt(string address, string kind)
    {
        CreatePrivateDirectory(Path.GetFullPath(files.Directory));
        return AuthorityKeys.OpenOrMake(address, kind, passphrase);
    }

    private static void CreatePrivateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private TbsCertificate Tbs(CeremonyOrder order, Pki.Names.DistinguishedName issuer, SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, IReadOnlyList<Extension> extensions)
    {
        var now = DerTime.WholeSeconds(clock.GetUtcNow());
        return new(SerialNumber.Draw(), algorithm, issuer, now, now.AddYears(order.Years), order.Name, key, extensions);
    }
}
