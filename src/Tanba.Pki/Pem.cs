using System.Buffers.Text;
using System.Security.Cryptography;

namespace Tanba.Pki;

/// <summary>Textual encoding of PKIX structures, RFC 7468.</summary>
public static class Pem
{
    /// <summary>
    /// The octets inside the first block with one of <paramref name="labels"/>; the input itself when it is no such text,
    /// so that the reader of DER refuses it.
    /// </summary>
    public static ReadOnlyMemory<byte> Unwrap(ReadOnlyMemory<byte> derOrPem, params ReadOnlySpan<string> labels)
    {
        // 0x30 is a SEQUENCE in DER and the digit 0 in text: no PEM of ours starts with it.
        if (derOrPem.IsEmpty || derOrPem.Span[0] == 0x30)
        {
            return derOrPem;
        }

        var rest = derOrPem.Span;
        while (PemEncoding.TryFindUtf8(rest, out var fields))
        {
            var label = System.Text.Encoding.ASCII.GetString(rest[fields.Label]);
            if (labels.Contains(label))
            {
                var octets = new byte[fields.DecodedDataLength];
                Base64.DecodeFromUtf8(rest[fields.Base64Data], octets, out _, out var written);
                return octets.AsMemory(0, written);
            }

            rest = rest[fields.Location.End..];
        }

        return derOrPem;
    }

    /// <summary>
    /// The octets inside every block with one of <paramref name="labels"/>, in order; the input itself when it is DER, or has no such
    /// block, so that the reader of DER refuses it.
    /// </summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> UnwrapAll(ReadOnlyMemory<byte> derOrPem, params string[] labels)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        var rest = derOrPem;
        while (!derOrPem.IsEmpty && derOrPem.Span[0] != 0x30 && PemEncoding.TryFindUtf8(rest.Span, out var fields))
        {
            if (labels.Contains(System.Text.Encoding.ASCII.GetString(rest.Span[fields.Label]), StringComparer.Ordinal))
            {
                var octets = new byte[fields.DecodedDataLength];
                Base64.DecodeFromUtf8(rest.Span[fields.Base64Data], octets, out _, out var written);
                found.Add(octets.AsMemory(0, written));
            }

            rest = rest[fields.Location.End..];
        }

        return found.Count > 0 ? found : [derOrPem];
    }

    /// <summary>Lines of 64 columns ended by LF, the last line too.</summary>
    public static string Wrap(string label, ReadOnlySpan<byte> der) => PemEncoding.WriteString(label, der) + "\n";
}
