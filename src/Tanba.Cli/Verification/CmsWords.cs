using System.Globalization;
using System.Text;

namespace Tanba.Cli.Verification;

/// <summary>The answer of <c>tanba verify cms</c> in plain words.</summary>
internal static class CmsWords
{
    public static string Of(CmsAnswer answer)
    {
        var text = new StringBuilder();
        text.AppendLine(answer.Signers.Count switch
        {
            0 => "Not valid: the document has no signature.",
            1 => answer.Valid ? "The signature is valid." : "The signature is not valid.",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} signatures, {(answer.Valid ? "all valid" : "not all valid")}."),
        });
        text.AppendLine(answer.ContentLength is { } length
            ? string.Create(CultureInfo.InvariantCulture, $"The content is inside: {length} octets.")
            : "The content is beside the signature.");
        foreach (var signer in answer.Signers)
        {
            Signer(text, signer, "Signed by", string.Empty);
        }

        // A name in a certificate may hold what a terminal obeys.
        return string.Concat(text.ToString().Select(letter => char.IsControl(letter) && letter is not '\n' and not '\r' ? '\ufffd' : letter));
    }

    private static void Signer(StringBuilder text, SignerAnswer signer, string by, string indent)
    {
        text.AppendLine();
        text.Append(indent).AppendLine(CultureInfo.InvariantCulture, $"{by} {Name(signer.Signer)}: {(signer.Valid ? "valid" : $"not valid, {signer.Detail} [{signer.Reason}]")}");
        foreach (var (word, value) in Lines(signer))
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(indent).AppendLine(CultureInfo.InvariantCulture, $"  {word,-14}{value}");
            }
        }

        foreach (var counter in signer.CounterSignatures)
        {
            Signer(text, counter, "This signature is signed over by", indent + "    ");
        }
    }

    internal static string Name(SubjectAnswer? subject) => subject is null ? "somebody whose certificate is not here"
        : string.Join(", ", new[] { subject.Name, subject.Organisation, subject.Iin is { } iin ? $"IIN {iin}" : null, subject.Bin is { } bin ? $"BIN {bin}" : null }.Where(part => part is not null));

    private static IEnumerable<(string Word, string? Value)> Lines(SignerAnswer signer) =>
    [
        ("roles", string.Join(", ", signer.Signer?.Roles ?? [])),
        ("key", signer.Algorithm),
        ("certificate", signer.Signer is { } subject ? $"{subject.Serial}, issued by {subject.Issuer}" : null),
        ("signed at", signer.SigningTime is { } time ? $"{Time(time)} by the signer's own clock, which proves nothing" : null),
        ("time stamp", signer.TimeStamp is { } stamp ? Stamp(stamp) : null),
        ("judged for", Time(signer.At)),
        ("path", string.Join(" < ", signer.Path)),
        ("revocation", string.Join("; ", signer.Revocation.Select(Revocation))),
    ];

    private static string Stamp(StampAnswer stamp) => stamp.Valid
        ? $"{Time(stamp.Time!.Value)}, proved by {stamp.Authority}"
        : $"{(stamp.Time is { } time ? Time(time) : "unreadable")}, not proved: {stamp.Detail} [{stamp.Reason}]";

    internal static string Revocation(RevocationAnswer fact) => fact.Status switch
    {
        "good" => $"{fact.Subject}: not revoked{(fact.ThisUpdate is { } known ? $" (known {Time(known)} by {fact.Source})" : "")}",
        "revoked" => $"{fact.Subject}: revoked at {Time(fact.RevokedAt!.Value)}{(fact.Reason is { } reason ? $", {reason}" : "")}",
        _ => $"{fact.Subject}: unknown",
    };

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
