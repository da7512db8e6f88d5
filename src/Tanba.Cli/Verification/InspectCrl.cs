using System.Globalization;
using Tanba.Pki.Crls;

namespace Tanba.Cli.Verification;

/// <summary>A revocation list in words (RFC 5280 §5).</summary>
internal static class InspectCrl
{
    private const int MostEntries = 20;

    public static Inspected Explain(CertificateList list, DateTimeOffset now)
    {
        var isDelta = list.BaseNumber is not null;
        return new(
            isDelta ? "delta revocation list" : "revocation list",
            [
                $"A {(isDelta ? "delta of a list" : "list")} of revoked certificates, of {list.Issuer.CommonName ?? list.Issuer.ToString()}, with {InspectWords.Count(list.Entries.Count, "entry", "entries")}.",
                list.NextUpdate is not { } next ? "It does not say when the next one comes."
                    : now > next ? $"It is out of date: the next one was to come by {InspectWords.Time(next)}."
                    : $"The next one comes by {InspectWords.Time(next)}.",
                .. isDelta ? [$"It tells what changed since list {list.BaseNumber} and is read together with it."] : Array.Empty<string>(),
                "Whether its signature is right is told by its issuer's certificate: see tanba verify path.",
            ],
            [
                new("issuer", list.Issuer.ToString()),
                new("number", list.Number?.ToString(CultureInfo.InvariantCulture)),
                new("base number", list.BaseNumber?.ToString(CultureInfo.InvariantCulture)),
                new("made", InspectWords.Time(list.ThisUpdate)),
                new("next", InspectWords.Time(list.NextUpdate)),
                new("issuer's key", InspectWords.Hex(list.AuthorityKeyIdentifier)),
                new("entries", InspectWords.Number(list.Entries.Count)),
                new("size", InspectWords.Size(list.Encoded.Length)),
                .. InspectCertificate.Extensions(list.Extensions),
                .. list.Entries.Take(MostEntries).Select(entry => new InspectedField("revoked", $"{entry.SerialNumber} at {InspectWords.Time(entry.RevokedAt)}, {InspectWords.Camel(entry.Reason.ToString())}")),
                new("", list.Entries.Count > MostEntries ? $"and {InspectWords.Number(list.Entries.Count - MostEntries)} more" : null),
            ]);
    }
}
