using System.Security.Cryptography;
using System.Text;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Requests;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Cli.Verification;

/// <summary>Octets in words: PEM by its blocks, anything else by the first reader that takes it.</summary>
internal sealed class InspectDer(DateTimeOffset now)
{
    private const int MostBlocks = 20;

    public Inspected Explain(ReadOnlyMemory<byte> octets)
    {
        var blocks = octets.Span is [0x30, ..] ? [] : Blocks(octets);
        return blocks.Count switch
        {
            0 => One(octets) ?? Base64(octets) ?? InspectXml.Explain(octets) ?? InspectShape.Explain(octets),
            1 => blocks[0],
            _ => new("PEM", [$"A text with {InspectWords.Count(blocks.Count, "block", "blocks")} of PEM{(blocks.Count == MostBlocks ? ", and perhaps more" : "")}."], []) { Inside = blocks },
        };
    }

    private List<Inspected> Blocks(ReadOnlyMemory<byte> octets)
    {
        var found = new List<Inspected>();
        var rest = octets.Span;
        while (found.Count < MostBlocks && PemEncoding.TryFindUtf8(rest, out var fields))
        {
            var label = Encoding.ASCII.GetString(rest[fields.Label]);
            var der = new byte[fields.DecodedDataLength];
            _ = System.Buffers.Text.Base64.DecodeFromUtf8(rest[fields.Base64Data], der, out _, out var written);
            found.Add(One(der.AsMemory(0, written)) ?? InspectShape.Explain(der.AsMemory(0, written)) with { Kind = InspectWords.Printable(label) });
            CryptographicOperations.ZeroMemory(der);
            rest = rest[fields.Location.End..];
        }

        return found;
    }

    /// <summary>The bare base64 in which pages hand documents on.</summary>
    private Inspected? Base64(ReadOnlyMemory<byte> octets)
    {
        if (octets.Length < 16 || octets.Length > 128 * 1024 * 1024 || !System.Buffers.Text.Base64.IsValid(octets.Span))
        {
            return null;
        }

        var decoded = new byte[octets.Length];
        _ = System.Buffers.Text.Base64.DecodeFromUtf8(octets.Span, decoded, out _, out var written);
        return One(decoded.AsMemory(0, written)) is { } inside ? inside with { Says = ["In base64:", .. inside.Says] } : null;
    }

    private Inspected? One(ReadOnlyMemory<byte> der)
    {
        if (der.Span is not [0x30, ..])
        {
            return null;
        }

        return Certificate.Decode(der).Try(out var certificate, out _) ? InspectCertificate.Explain(certificate, now)
            : UnverifiedRequest.Decode(der).Try(out var request, out _) ? InspectRequest.Explain(request)
            : CertificateList.Decode(der).Try(out var list, out _) ? InspectCrl.Explain(list, now)
            : Ocsp(der) ?? TimeStamp(der)
            ?? (SignedCms.Decode(der).Try(out var document, out _) ? InspectCms.Explain(document, now)
            : InspectKey.Private(der) is { } key ? key
            : SubjectPublicKeyInfo.Decode(der).Try(out var publicKey, out _) ? InspectKey.Explain(publicKey)
            : null);
    }

    private Inspected? Ocsp(ReadOnlyMemory<byte> der) =>
        OcspAnswer.Decode(der).Try(out var answer, out var refused) ? InspectOcsp.Explain(answer, now)
        : refused.Code == "ocsp.no-answer" ? InspectOcsp.NoAnswer(refused)
        : OcspRequest.Decode(der).Try(out var request, out _) ? InspectOcsp.Explain(request)
        : null;

    private Inspected? TimeStamp(ReadOnlyMemory<byte> der) =>
        TimeStampRequest.Decode(der).Try(out var request, out _) ? InspectTimeStamp.Explain(request)
        : TimeStampResponse.Decode(der).Try(out var response, out _) ? InspectTimeStamp.Explain(response, now)
        : TimeStampToken.Decode(der).Try(out var token, out _) ? InspectTimeStamp.Explain(token, now)
        : null;
}
