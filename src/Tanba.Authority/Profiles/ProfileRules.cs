using System.Text;
using System.Text.RegularExpressions;
using Tanba.Pki;

namespace Tanba.Authority.Profiles;

/// <summary>Finds every doubtful value of a profile file; each fault is a sentence that says what to write instead.</summary>
internal sealed partial class ProfileRules(ProfileFile file, Uri publicAddress)
{
    // RFC 5280 §4.2.1.4: explicitText has at most 200 characters.
    private const int LongestNotice = 200;
    private const int LongestValidity = 1095;

    private static readonly string[] NotForPeople =
        [Oids.AnyExtendedKeyUsage, Oids.ServerAuth, Oids.ClientAuth, Oids.CodeSigning, Oids.EmailProtection, Oids.TimeStamping, Oids.OcspSigning];

    private readonly List<string> faults = [];

    public IReadOnlyList<string> FindFaults()
    {
        Shape("name", file.Name, Name(), "lower-case words joined by hyphens, such as \"individual-sign-rsa\"");
        Shape("filePrefix", file.FilePrefix, Prefix(), "the beginning of the key file's name, such as \"RSA256\"");
        Word("role", file.Role, ProfileWords.Roles.Keys);
        Word("keyKind", file.KeyKind, ProfileWords.KeyKinds);
        Word("subjectKeyIdentifier", file.SubjectKeyIdentifier, ProfileWords.KeyIdentifiers.Keys);
        Word("serialNumber", file.SerialNumber, ProfileWords.SerialNumbers.Keys);
        Word("email", file.Email, ProfileWords.EmailRules);
        if (file.ValidityDays is < 1 or > LongestValidity)
        {
            Fault("validityDays", file.ValidityDays.ToString(System.Globalization.CultureInfo.InvariantCulture), $"a number of days from 1 to {LongestValidity}");
        }

        CheckSubject();
        CheckUsages();
        CheckPolicy();
        CheckAddresses("crlDistributionPoints", file.CrlDistributionPoints, atLeast: 1);
        CheckAddresses("freshestCrl", file.FreshestCrl, atLeast: 0);
        CheckAddresses("ocsp", file.Ocsp, atLeast: 1);
        CheckAddresses("caIssuers", file.CaIssuers, atLeast: 1);
        return faults;
    }

    public static string Fill(string text, Uri publicAddress) =>
        text.Replace("{publicAddress}", publicAddress.GetLeftPart(UriPartial.Path).TrimEnd('/'), StringComparison.Ordinal);

    private void CheckSubject()
    {
        Once("subject", file.Subject.Select(row => row.Attribute));
        foreach (var row in file.Subject)
        {
            var attributeIsKnown = Word("subject.attribute", row.Attribute, ProfileWords.Attributes.Keys);
            if (Word("subject.type", row.Type, ProfileWords.Types.Keys) && attributeIsKnown && ProfileWords.Attributes[row.Attribute].Type != ProfileWords.Types[row.Type])
            {
                Fault($"subject.type of {row.Attribute}", row.Type, row.Type == "utf8" ? "\"printable\" (RFC 5280 Appendix A)" : "\"utf8\"");
            }

            if (Word("subject.from", row.From, ProfileWords.Sources.Keys) && ProfileWords.Sources[row.From].MayBeMissing != row.Optional)
            {
                Fault($"subject.optional of {row.Attribute}", row.Optional ? "true" : "false", ProfileWords.Sources[row.From].MayBeMissing
                    ? $"true, since not every person has a {row.From}"
                    : $"false, since every person has a {row.From}");
            }
        }
    }

    private void CheckUsages()
    {
        Once("keyUsage", file.KeyUsage);
        foreach (var bit in file.KeyUsage)
        {
            Word("keyUsage", bit, ProfileWords.KeyUsages.Keys);
        }

        if (ProfileWords.Roles.TryGetValue(file.Role, out var needed))
        {
            foreach (var bit in needed.Where(bit => !file.KeyUsage.Contains(bit)))
            {
                Fault("keyUsage", string.Join(", ", file.KeyUsage), $"\"{bit}\" as well: a key of the role \"{file.Role}\" needs it");
            }
        }

        Once("extendedKeyUsage", file.ExtendedKeyUsage);
        foreach (var purpose in file.ExtendedKeyUsage.Where(purpose => !ProfileWords.ExtendedKeyUsages.ContainsKey(purpose)))
        {
            // Only people's purposes have words; those of authorities (OCSPSigning, timeStamping, any) must not slip in as numbers.
            if (!DottedOid().IsMatch(purpose) || NotForPeople.Contains(purpose))
            {
                Fault("extendedKeyUsage", purpose, $"{Listed(ProfileWords.ExtendedKeyUsages.Keys)} or the dotted OID of a national role");
            }
        }
    }

    private void CheckPolicy()
    {
        Shape("policy.oid", file.Policy.Oid, DottedOid(), $"a dotted OID, such as \"{Oids.KzPolicyIndividualSigning}\"");
        CheckAddresses("policy.cps", [file.Policy.Cps], atLeast: 1);
        var notice = file.Policy.UserNotice is { } stated ? Fill(stated, publicAddress) : null;
        if (notice is not null && (notice.Length is 0 or > LongestNotice || notice.Contains('{', StringComparison.Ordinal)))
        {
            Fault("policy.userNotice", file.Policy.UserNotice!, $"a text of 1 to {LongestNotice} characters; the only placeholder is {{publicAddress}}");
        }
    }

    /// <summary>RFC 5280 §8: a CRL or OCSP address with https may need itself to be checked, so it is plain http.</summary>
    private void CheckAddresses(string member, IReadOnlyList<string> addresses, int atLeast)
    {
        if (addresses.Count < atLeast)
        {
            Fault(member, "nothing", "at least one address, such as \"{publicAddress}/crl/issuing.crl\"");
        }

        foreach (var address in addresses)
        {
            var filled = Fill(address, publicAddress);
            if (filled.Contains('{', StringComparison.Ordinal) || !Uri.TryCreate(filled, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || !Ascii.IsValid(filled))
            {
                Fault(member, address, "an ASCII address with http://; the only placeholder is {publicAddress}");
            }
        }
    }

    private void Once(string member, IEnumerable<string> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values.Where(value => !seen.Add(value)))
        {
            Fault(member, value + " twice", "it once");
        }

        if (seen.Count == 0)
        {
            Fault(member, "nothing", "at least one value");
        }
    }

    private bool Word(string member, string value, IEnumerable<string> known)
    {
        if (known.Contains(value, StringComparer.Ordinal))
        {
            return true;
        }

        Fault(member, value, Listed(known));
        return false;
    }

    private void Shape(string member, string value, Regex shape, string write)
    {
        if (!shape.IsMatch(value))
        {
            Fault(member, value, write);
        }
    }

    private void Fault(string member, string found, string write) => faults.Add($"{file.Name}: {member} says \"{found}\". Write {write}.");

    private static string Listed(IEnumerable<string> words) => "one of " + string.Join(", ", words.Select(word => $"\"{word}\""));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Z][A-Z0-9_]{1,31}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^[0-2](\.(0|[1-9]\d{0,18})){1,19}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DottedOid();
}
