using System.Security.Cryptography.X509Certificates;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;
using Tanba.Tests;

namespace Tanba.Bench.Verify;

/// <summary>
/// Paths of three certificates without revocation. «Uncached» reads every certificate but the root anew and checks every signature; keys of
/// issuers that this process has opened before stay open (docs/decisions/0020). «Cached» has met the intermediate before, and reads the leaf alone.
/// </summary>
internal static class PathRace
{
    private const double Wanted = 3;

    private static readonly PathParameters Parameters = new() { At = TestPki.Now, Revocation = RevocationChecking.None };

    public static void Run(string kind)
    {
        using var certificates = new ThreeCertificates(kind);
        using var platform = new Platform(certificates);
        var openSsl = new OpenSsl(certificates);
        var root = Certificate.Decode(certificates.Root).Value;
        var evidence = new PathEvidence([root], [Certificate.Decode(certificates.Issuing).Value]);
        Race.Run(
            $"path of three, {kind}, cached",
            1,
            () => Hold(PathValidation.Validate(certificates.ReadLeaf(), evidence, Parameters).IsValid),
            ("X509Chain", platform.Cached, Wanted),
            ("OpenSSL", openSsl.Cached, null));
        Race.Run(
            $"path of three, {kind}, uncached",
            1,
            () => Hold(PathValidation.Validate(certificates.ReadLeaf(), new([root], [Certificate.Decode(certificates.Issuing).Value]), Parameters).IsValid),
            ("X509Chain", platform.Uncached, Wanted),
            ("OpenSSL", openSsl.Uncached, null));
    }

    private static void Hold(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("a good path was refused");
        }
    }

    private sealed class Platform(ThreeCertificates certificates) : IDisposable
    {
        private readonly X509Certificate2 root = X509CertificateLoader.LoadCertificate(certificates.Root);
        private readonly X509Certificate2 issuing = X509CertificateLoader.LoadCertificate(certificates.Issuing);

        public void Cached() => Build(issuing);

        public void Uncached()
        {
            using var read = X509CertificateLoader.LoadCertificate(certificates.Issuing);
            Build(read);
        }

        public void Dispose()
        {
            root.Dispose();
            issuing.Dispose();
        }

        private void Build(X509Certificate2 intermediate)
        {
            using var leaf = X509CertificateLoader.LoadCertificate(certificates.NextLeaf());
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(root);
            chain.ChainPolicy.ExtraStore.Add(intermediate);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTime = TestPki.Now.UtcDateTime;
            Hold(chain.Build(leaf));
        }
    }

    private sealed class OpenSsl
    {
        private readonly ThreeCertificates certificates;
        private readonly nint store;
        private readonly nint pool;

        public OpenSsl(ThreeCertificates certificates)
        {
            this.certificates = certificates;
            store = OpenSslVerify.Store(OpenSslVerify.Certificate(certificates.Root));
            pool = OpenSslVerify.Pool(OpenSslVerify.Certificate(certificates.Issuing));
        }

        public void Cached() => Verify(pool);

        public void Uncached()
        {
            var issuing = OpenSslVerify.Certificate(certificates.Issuing);
            var fresh = OpenSslVerify.Pool(issuing);
            Verify(fresh);
            OpenSslVerify.ForgetPool(fresh);
            OpenSslVerify.Forget(issuing);
        }

        private void Verify(nint intermediates)
        {
            var leaf = OpenSslVerify.Certificate(certificates.NextLeaf());
            OpenSslVerify.Verify(leaf, store, intermediates, TestPki.Now);
            OpenSslVerify.Forget(leaf);
        }
    }
}
