using System.Formats.Asn1;
using Tanba.Cli.Keys;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Cli.Verification;

/// <summary>Key files in words: what can be told without the password, and with it whose keys are inside.</summary>
internal static class InspectKeyFile
{
    private static ReadOnlySpan<byte> JksMagic => [0xfe, 0xed, 0xfe, 0xed];

    /// <summary>Whether it is a key file, by its first octets: <c>PFX ::= SEQUENCE { version INTEGER {v3(3)}, authSafe ContentInfo, … }</c>, or JKS.</summary>
    public static bool IsOne(ReadOnlyMemory<byte> octets)
    {
        if (octets.Span.StartsWith(JksMagic))
        {
            return true;
        }

        try
        {
            var pfx = new AsnReader(octets, AsnEncodingRules.BER).ReadSequence();
            return pfx.ReadInteger() == 3 && pfx.ReadSequence().ReadObjectIdentifier() is Oids.CmsData or Oids.CmsSignedData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>Refuses with what opening the file refuses with; without anybody to ask for the password, tells the outside.</summary>
    public static Result<Inspected> Explain(string path, string? passwordFile)
    {
        if (!KeyPassword.Take(passwordFile, "--password-file", $"Password of {path}: ").Try(out var password, out var refused))
        {
            return passwordFile is null
                ? new Inspected("key file", ["A file with private keys and certificates (PKCS#12, or Java's JKS).", "It is protected by a password; with --password-file it is opened and explained."], [])
                : refused;
        }

        using (password)
        {
            if (!new OpenKeyFile().Run(path, password).Try(out var opened, out refused))
            {
                return refused;
            }

            using (opened)
            {
                return Explain(opened);
            }
        }
    }

    private static Inspected Explain(OpenedKeyFile opened) => new(
        "key file",
        [
            $"A file with {InspectWords.Count(opened.Keys.Count, "private key", "private keys")} ({ListCommand.NameOf(opened.Form)} form). The keys themselves are not shown.",
            .. opened.Unread == 0 ? Array.Empty<string>() : [$"{InspectWords.Count(opened.Unread, "key", "keys")} more of an unknown kind, or without a certificate."],
        ],
        [new("form", ListCommand.NameOf(opened.Form))])
    {
        Inside = [.. opened.Keys.Take(20).Select(key => new Inspected("private key", [$"A key of {InspectCertificate.Holder(key.Certificate)}."], [.. Fields(KeyDescription.Of(key))]))],
    };

    private static IEnumerable<InspectedField> Fields(KeyDescription key) =>
    [
        new("name", key.Name),
        new("algorithm", key.Algorithm),
        new("organisation", key.Organisation),
        new("purpose", key.Purpose),
        new("serial number", key.Certificate.SerialNumber.ToString()),
        new("key identifier", key.Certificate.Ski),
        new("valid from", InspectWords.Time(key.Certificate.NotBefore)),
        new("valid until", InspectWords.Time(key.Certificate.NotAfter)),
        new("issuer", key.Certificate.Issuer.ToString()),
        new("with", key.Others == 0 ? null : InspectWords.Count(key.Others, "other certificate", "other certificates")),
    ];
}
