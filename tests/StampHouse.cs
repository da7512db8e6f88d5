using System.Text;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;

namespace Tanba.Tests;

/// <summary>
/// A root, a signer and a time-stamping authority of today: OpenSSL's authority stamps with the clock of the machine, so their certificates
/// are valid around it.
/// </summary>
internal sealed class StampHouse : IDisposable
{
    private static readonly SoftwareKey RootKey = SoftwareKey.Generate("p256");

    // Making them is the slow part.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, SoftwareKey> Keys = new(StringComparer.Ordinal);
    private static readonly SoftwareKey AuthorityKey = SoftwareKey.Generate("rsa2048");
    private readonly OpenSsl openssl = new();

    public StampHouse(string kind = "rsa2048")
    {
        Key = Keys.GetOrAdd(kind, SoftwareKey.Generate);
        Signer = Certify("SIGNER", Key.PublicKey, TestPki.Signing());
        Authority = Certify("TIME STAMPS", StampKey.PublicKey, ForStamps(critical: true));
        Put("authority.pem", Authority.ToPem());
        Put("root.pem", Root.ToPem());
        Put("authority.key", Pem.Wrap("PRIVATE KEY", StampKey.ExportPkcs8()));
        Put("authority.cnf", """
            [tsa]
            default_tsa = one
            [one]
            serial = serial
            crypto_device = builtin
            signer_cert = authority.pem
            certs = root.pem
            signer_key = authority.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            other_policies = 1.2.3.4.5
            digests = sha256, sha384, sha512
            accuracy = secs:1, millisecs:500, microsecs:100
            ordering = yes
            tsa_name = yes
            ess_cert_id_chain = no
            ess_cert_id_alg = sha256
            """);
    }

    public static DateTimeOffset Now { get; } = DerTime.WholeSeconds(TimeProvider.System.GetUtcNow());

    public static Certificate Root { get; } = Make(TestPki.Name("STAMP ROOT"), RootKey.PublicKey, TestPki.Ca(), Now.AddDays(-10), Now.AddYears(2));

    public SoftwareKey Key { get; }

    public Certificate Signer { get; }

    public SoftwareKey StampKey => AuthorityKey;

    public Certificate Authority { get; }

    public string Folder => openssl.Folder;

    /// <summary>Trusts the root; the authority's certificate comes with its tokens.</summary>
    public static PathEvidence Evidence => new([Root]);

    public static PathParameters At(DateTimeOffset at) => new() { At = at, Purpose = PathPurpose.Signing, Revocation = RevocationChecking.None };

    public static IReadOnlyList<Extension> ForStamps(bool critical, params string[] more) =>
        [KeyUsageExtension.Write(KeyUsage.DigitalSignature), ExtendedKeyUsageExtension.Write([Oids.TimeStamping, .. more], critical)];

    public static Certificate Certify(string name, SubjectPublicKeyInfo key, IReadOnlyList<Extension> extensions, int endsInDays = 30, SerialNumber? serial = null) =>
        Make(TestPki.Name(name), key, extensions, Now.AddDays(-5), Now.AddDays(endsInDays), serial);

    /// <summary>The root's revocation list of today.</summary>
    public static CertificateList List(params RevokedEntry[] entries) =>
        CertificateList.Decode(new CrlBuilder(Root.Subject, RootKey.PublicKey.Sha1OfKeyBits(), 1, Now.AddDays(-1), Now.AddDays(1), entries).Sign(RootKey)).Value;

    /// <summary>What <c>openssl ts -reply</c> answers.</summary>
    public byte[] Answer(byte[] request)
    {
        openssl.Put("request.tsq", request);
        openssl.Run("ts", "-reply", "-config", "authority.cnf", "-queryfile", "request.tsq", "-out", "answer.tsr");
        return File.ReadAllBytes(Path.Combine(Folder, "answer.tsr"));
    }

    public string Put(string name, string content) => openssl.Put(name, Encoding.UTF8.GetBytes(content));

    public string Put(string name, byte[] content) => openssl.Put(name, content);

    public string OpenSsl(params string[] arguments) => openssl.Run(arguments);

    public void Dispose() => openssl.Dispose();

    private static Certificate Make(Pki.Names.DistinguishedName subject, SubjectPublicKeyInfo key, IReadOnlyList<Extension> extensions, DateTimeOffset from, DateTimeOffset to, SerialNumber? serial = null) =>
        (TestPki.Build(TestPki.Name("STAMP ROOT"), subject, key, RootKey, extensions) with { SerialNumber = serial ?? SerialNumber.Draw(), NotBefore = from, NotAfter = to }).Sign(RootKey);
}
