using System.Globalization;
using System.Text;

namespace Tanba.Cli.Verification;

/// <summary>The answer of <c>tanba verify xml</c> in plain words.</summary>
internal static class XmlWords
{
    public static string Of(XmlAnswer answer)
    {
        var text = new StringBuilder();
        text.AppendLine(answer.Signers.Count switch
        {
            0 => $"Not valid: {answer.Detail} [{answer.Reason}]",
            1 => answer.Valid ? "The signature is valid." : "The signature is not valid.",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} signatures, {(answer.Valid ? "all valid" : "not all valid")}."),
        });
        foreach (var signer in answer.Signers)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Signed by {CmsWords.Name(signer.Signer)}: {(signer.Valid ? "valid" : $"not valid, {signer.Detail} [{signer.Reason}]")}");
            foreach (var (word, value) in Lines(signer).Where(line => !string.IsNullOrEmpty(line.Value)))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {word,-14}{value}");
            }
        }

        // A name in a certificate may hold what a terminal obeys.
        return string.Concat(text.ToString().Select(letter => char.IsControl(letter) && letter is not '\n' and not '\r' ? '\ufffd' : letter));
    }

    private static IEnumerable<(string Word, string? Value)> Lines(XmlSignerAnswer signer) =>
    [
        ("signed", signer.Covers is ["/"] ? "the whole document" : string.Join(", ", signer.Covers)),
        ("signature", signer.Signature),
        ("roles", string.Join(", ", signer.Signer?.Roles ?? [])),
        ("key", signer.Algorithm),
        ("certificate", signer.Signer is { } subject ? $"{subject.Serial}, issued by {subject.Issuer}" : null),
        ("judged for", CmsWords.Time(signer.At)),
        ("path", string.Join(" < ", signer.Path)),
        ("revocation", string.Join("; ", signer.Revocation.Select(CmsWords.Revocation))),
    ];
}
