using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Authority.Profiles;

/// <summary>What may be certified: a <see cref="ProfileFile"/> in which nothing is doubtful.</summary>
public sealed class Profile
{
    private readonly ProfileFile file;
    private readonly Uri publicAddress;

    private Profile(ProfileFile file, Uri publicAddress)
    {
        this.file = file;
        this.publicAddress = publicAddress;
    }

    public string Name => file.Name;

    /// <summary>How the names of key files begin: <c>AUTH_RSA256</c>, <c>RSA256</c>.</summary>
    public string FilePrefix => file.FilePrefix;

    /// <summary><c>auth</c>, <c>sign</c>, <c>both</c> or <c>system</c>.</summary>
    public string Role => file.Role;

    /// <summary>What the agent is asked to generate: <c>rsa2048</c>.</summary>
    public string KeyKind => file.KeyKind;

    public TimeSpan Validity => TimeSpan.FromDays(file.ValidityDays);

    /// <summary>What the key may do, in the words of the profile: <c>digitalSignature</c>.</summary>
    public IReadOnlyList<string> KeyUsage => file.KeyUsage;

    /// <summary>What the certificate is for: a word or an OID.</summary>
    public IReadOnlyList<string> ExtendedKeyUsage => file.ExtendedKeyUsage;

    /// <summary>The attributes of the subject in their order.</summary>
    public IEnumerable<(string From, bool Optional)> SubjectParts => file.Subject.Select(row => (row.From, row.Optional));

    public string PolicyOid => file.Policy.Oid;

    /// <summary>Whether the mail address stands in the certificate when the person gives one.</summary>
    public bool HasEmail => file.Email == "whenGiven";

    /// <summary>Refuses with <c>profile.doubtful</c>; the detail has one sentence for each doubtful value.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="publicAddress">What <c>{publicAddress}</c> stands for.</param>
    public static Result<Profile> From(ProfileFile file, Uri publicAddress)
    {
        var faults = new ProfileRules(file, publicAddress).FindFaults();
        return faults.Count == 0 ? new Profile(file, publicAddress) : Rejection.Invalid("profile.doubtful", string.Join(' ', faults));
    }

    /// <summary>The exact name of the certificate, in the profile's order; what is not known of an optional attribute is left out.</summary>
    public DistinguishedName Subject(SubjectFacts facts) => new(
        from row in file.Subject
        let value = ProfileWords.Sources[row.From].Value(facts)
        where !string.IsNullOrWhiteSpace(value)
        select new NameAttribute(ProfileWords.Attributes[row.Attribute].Oid, ProfileWords.Types[row.Type], value.Trim()));

    /// <summary>Why a certificate of this profile cannot have this name; null when it can.</summary>
    internal Rejection? Objects(DistinguishedName subject)
    {
        var rest = new Queue<NameAttribute>(subject.Attributes);
        foreach (var row in file.Subject)
        {
            var (oid, type) = ProfileWords.Attributes[row.Attribute];
            if (rest.TryPeek(out var next) && next.Oid == oid && next.Type == type && next.Value.Length > 0)
            {
                rest.Dequeue();
            }
            else if (!row.Optional)
            {
                return Rejection.Invalid("issue.subject-wrong", $"profile {Name} needs {row.Attribute} in its place");
            }
        }

        return rest.Count == 0 && subject.Rdns.Count == subject.Attributes.Count
            ? null
            : Rejection.Invalid("issue.subject-wrong", $"profile {Name} has no place for the rest of the name \"{subject}\"");
    }

    /// <summary>Why a certificate of this profile cannot have this key; null when it can.</summary>
    internal Rejection? Objects(SubjectPublicKeyInfo key) =>
        KeyAlgorithm.KindOf(key) == KeyKind
            ? key.Weakness()
            : Rejection.Invalid("issue.key-kind-wrong", $"profile {Name} is for keys of the kind {KeyAlgorithm.NameOf(KeyKind)}, this one is {key.Name}");

    /// <summary>The extensions in the order of the national samples.</summary>
    internal IReadOnlyList<Extension> Extensions(SubjectPublicKeyInfo key, ReadOnlyMemory<byte> issuerKeyIdentifier, string keyStorageOid, string? email)
    {
        List<Extension> extensions =
        [
            KeyUsageExtension.Write(file.KeyUsage.Aggregate(Pki.Certificates.KeyUsage.None, (bits, word) => bits | ProfileWords.KeyUsages[word])),
            ExtendedKeyUsageExtension.Write(file.ExtendedKeyUsage.Select(word => ProfileWords.ExtendedKeyUsages.GetValueOrDefault(word, word))),
            AuthorityKeyIdentifierExtension.Write(issuerKeyIdentifier),
            SubjectKeyIdentifierExtension.Write(KeyIdentifier(key)),
            CertificatePoliciesExtension.Write(file.Policy.Oid, Fill(file.Policy.Cps), file.Policy.UserNotice is { } notice ? Fill(notice) : null),
            CrlDistributionPointsExtension.Write(file.CrlDistributionPoints.Select(Fill)),
        ];
        if (file.FreshestCrl.Count > 0)
        {
            extensions.Add(CrlDistributionPointsExtension.Write(file.FreshestCrl.Select(Fill), freshest: true));
        }

        extensions.Add(AuthorityInfoAccessExtension.Write(file.Ocsp.Select(Fill), file.CaIssuers.Select(Fill)));
        extensions.Add(KeyStorageExtension.Write(keyStorageOid));
        if (email is { Length: > 0 } && file.Email == "whenGiven")
        {
            extensions.Add(SubjectAltNameExtension.Write(email));
        }

        return extensions;
    }

    /// <summary>The serial number that this profile would give the key; null when it is drawn.</summary>
    internal SerialNumber? SerialNumberOf(SubjectPublicKeyInfo key) => ProfileWords.SerialNumbers[file.SerialNumber](KeyIdentifier(key));

    private byte[] KeyIdentifier(SubjectPublicKeyInfo key) => ProfileWords.KeyIdentifiers[file.SubjectKeyIdentifier](key);

    private string Fill(string text) => ProfileRules.Fill(text, publicAddress);
}
