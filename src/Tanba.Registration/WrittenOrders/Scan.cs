using System.Security.Cryptography;

using Tanba.Pki;

namespace Tanba.Registration.WrittenOrders;

/// <summary>The scan of a document: a PDF, JPEG or PNG, told by its first octets and not by its name.</summary>
public sealed record Scan(byte[] Octets, string Type)
{
    /// <summary>5 MiB: a page at 300 dpi in colour is under 2.</summary>
    public const int MostOctets = 5 * 1024 * 1024;

    private static readonly (byte[] Beginning, string Type)[] Kinds =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"), // ISO 32000-1 §7.5.2
        ([0xFF, 0xD8, 0xFF], "image/jpeg"), // ITU-T T.81 Annex B: SOI and the next marker
        ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], "image/png"), // RFC 2083 §3.1
    ];

    /// <summary>SHA-256, lower-case hex: how the signed act names it.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Octets));

    public static Result<Scan> Of(byte[] octets)
    {
        if (octets.Length > MostOctets)
        {
            return Rejection.Invalid("order.scan-too-large", $"A scan has at most {MostOctets} octets; this has {octets.Length}.");
        }

        var kind = Kinds.FirstOrDefault(kind => octets.AsSpan().StartsWith(kind.Beginning));
        return kind.Type is { } type
            ? new Scan(octets, type)
            : Rejection.Invalid("order.scan-kind", "A scan is a PDF, JPEG or PNG; this file begins like none of them.");
    }
}
