using System.Buffers;
using System.Collections.Concurrent;
using Tanba.Pki.Algorithms;

namespace Tanba.Signatures.Cms;

/// <summary>
/// What a signature is over, as far as its check needs to know it: digests. The content itself may be in memory, in a stream that was
/// read once, or unknown. Safe from any thread.
/// </summary>
public sealed class SignedContent
{
    // As much as a tag and the longest length take.
    private const int MostPrefix = 10;

    private readonly ConcurrentDictionary<string, byte[]?> known = new(StringComparer.Ordinal);
    private readonly Func<string, byte[]?> digest;

    private SignedContent(Func<string, byte[]?> digest, bool mayBeAttributes)
    {
        this.digest = digest;
        MayBeAttributes = mayBeAttributes;
    }

    /// <summary>
    /// Whether the content could be the signed attributes of another signature, taken for content: its first octets are the tag and the
    /// length of a SET that is all of it; also when the octets are not known.
    /// </summary>
    internal bool MayBeAttributes { get; }

    /// <summary>Octets in memory.</summary>
    public static SignedContent Of(ReadOnlyMemory<byte> octets) => new(
        oid => Digests.Find(oid) is { } function ? function(octets.Span) : null,
        IsSet(octets.Span[..Math.Min(octets.Length, MostPrefix)], octets.Length));

    /// <summary>Unknown content with this digest, whichever digest the signer names.</summary>
    public static SignedContent OfDigest(ReadOnlyMemory<byte> digest) => new(_ => digest.ToArray(), mayBeAttributes: true);

    /// <summary>Reads a stream from its position to its end, once, in 128 KiB at a time.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="digestOids">The digests to make; those that the product does not know are left out.</param>
    public static SignedContent Read(Stream stream, IEnumerable<string> digestOids) => Read(digestOids, take =>
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                take(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    });

    /// <summary>The digest; null for one that is not known or was not made.</summary>
    /// <param name="oid">Of the digest, dotted.</param>
    public byte[]? Digest(string oid) => known.GetOrAdd(oid, digest);

    internal static SignedContent Read(IEnumerable<string> digestOids, Action<Action<ReadOnlySpan<byte>>> read)
    {
        var running = digestOids.Distinct(StringComparer.Ordinal).Select(oid => (Oid: oid, Digest: RunningDigest.Start(oid))).Where(one => one.Digest is not null).ToList();
        var (prefix, length) = (new byte[MostPrefix], 0L);
        try
        {
            read(octets =>
            {
                if (length < MostPrefix)
                {
                    var taken = Math.Min(MostPrefix - (int)length, octets.Length);
                    octets[..taken].CopyTo(prefix.AsSpan((int)length));
                }

                length += octets.Length;
                foreach (var one in running)
                {
                    one.Digest!.Append(octets);
                }
            });
            var made = running.ToDictionary(one => one.Oid, one => one.Digest!.Finish(), StringComparer.Ordinal);
            return new(oid => made.GetValueOrDefault(oid), IsSet(prefix.AsSpan(0, (int)Math.Min(length, MostPrefix)), length));
        }
        finally
        {
            running.ForEach(one => one.Digest!.Dispose());
        }
    }

    /// <summary>Whether the octets begin a SET of exactly this length in all.</summary>
    private static bool IsSet(ReadOnlySpan<byte> prefix, long length)
    {
        if (prefix.Length < 2 || prefix[0] != 0x31)
        {
            return false;
        }

        if (prefix[1] <= 0x80)
        {
            return prefix[1] == 0x80 || length == 2 + prefix[1];
        }

        var count = prefix[1] & 0x7f;
        var stated = 0L;
        for (var i = 0; i < count && count <= 7 && 2 + i < prefix.Length; i++)
        {
            stated = (stated << 8) | prefix[2 + i];
        }

        return count > 7 || length == 2 + count + stated;
    }
}
