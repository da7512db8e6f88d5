using Tanba.Pki;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Cli.Verification;

/// <summary>Signed CMS documents in words (RFC 5652 §5).</summary>
internal static class InspectCms
{
    public static Inspected Explain(SignedCms document, DateTimeOffset now) => new(
        "signed document",
        [
            document.Signers.Count == 0
                ? $"A bundle of {InspectWords.Count(document.Certificates.Count, "certificate", "certificates")} (CMS without signatures)."
                : $"A signed document (CMS) with {InspectWords.Count(document.Signers.Count, "signature", "signatures")}.",
            .. document.Signers.Count == 0 ? Array.Empty<string>() :
            [
                document.Content is { } content ? $"What is signed is inside: {InspectWords.Size(content.Length)}." : "What is signed is not inside: the signature is detached.",
                "Whether the signatures are right is told by tanba verify cms.",
            ],
        ],
        [
            new("content type", InspectWords.Oid(document.ContentType)),
            new("certificates", InspectWords.Number(document.Certificates.Count)),
        ])
    {
        Inside =
        [
            .. document.Signers.Take(20).Select(signer => Explain(document, signer)),
            .. document.Certificates.Take(10).Select(certificate => InspectCertificate.Explain(certificate, now)),
        ],
    };

    private static Inspected Explain(SignedCms document, SignerInfo signer)
    {
        var certificate = document.Certificates.FirstOrDefault(signer.Names);
        return new(
            "signature",
            [certificate is null ? "A signature of somebody whose certificate is not inside." : $"A signature in the name of {InspectCertificate.Holder(certificate)}."],
            [
                new("issuer", signer.Issuer?.ToString()),
                new("serial number", signer.Issuer is null ? null : signer.SerialNumber.ToString()),
                new("key identifier", InspectWords.Hex(signer.KeyIdentifier)),
                new("digest", InspectWords.Oid(signer.DigestAlgorithm.Oid)),
                new("signed with", InspectWords.Oid(signer.SignatureAlgorithm.Oid)),
                new("signed attributes", InspectWords.AllOids(signer.SignedAttributes.Types)),
                new("later additions", InspectWords.AllOids(signer.UnsignedAttributes.Types)),
                .. signer.UnsignedAttributes.All(Oids.SignatureTimeStampAttribute).Take(3).Select(Stamp),
            ]);
    }

    private static InspectedField Stamp(ReadOnlyMemory<byte> token) =>
        new("time stamp", TimeStampToken.Decode(token).Try(out var read, out var refused) ? InspectWords.Time(read.Unchecked.Time) : refused.Detail);
}
