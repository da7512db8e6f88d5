using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>
/// A signed document in a stream that can seek, whose content may be larger than memory: the content stays where it is, only the other
/// parts are held (at most 64 MiB of them). BER or DER, definite and indefinite lengths, content in one piece or many. Nothing in it is
/// trusted before it is checked. Not safe from several threads: it moves the stream.
/// </summary>
public sealed class CmsFile
{
    private const long MostOctetsBesideContent = 64 * 1024 * 1024;

    private readonly Stream stream;
    private readonly long contentStart;

    private CmsFile(Stream stream, SignedCms document, long contentStart, long? contentLength)
    {
        this.stream = stream;
        this.contentStart = contentStart;
        Document = document;
        ContentLength = contentLength;
    }

    /// <summary>Everything but the content: it says of itself that it is detached.</summary>
    public SignedCms Document { get; }

    /// <summary>Octets of the content inside; null for a detached signature.</summary>
    public long? ContentLength { get; }

    /// <summary>
    /// Reads the parts beside the content, and passes over it. Refuses with <c>cms.malformed</c> as <see cref="SignedCms.Decode"/> does, also
    /// when the parts beside the content have more than 64 MiB.
    /// </summary>
    /// <param name="stream">Can seek; read from its start to its end, and stays open as long as the content is needed.</param>
    public static Result<CmsFile> Open(Stream stream)
    {
        try
        {
            stream.Position = 0;
            return Read(stream, new(stream));
        }
        catch (Exception broken) when (broken is AsnContentException or EndOfStreamException)
        {
            return Rejection.Invalid("cms.malformed", broken.Message, "X.690");
        }
    }

    /// <summary>Goes over the content inside, once. <see cref="InvalidOperationException"/> when it is detached.</summary>
    public void ReadContent(Action<ReadOnlySpan<byte>> take)
    {
        _ = ContentLength ?? throw new InvalidOperationException("The signature is detached");
        stream.Position = contentStart;
        new BerWalk(stream).Octets(new(null), take);
    }

    /// <summary>Reads the content inside once, for its digests. <see cref="InvalidOperationException"/> when it is detached.</summary>
    /// <param name="digestOids">The digests to make; those that the product does not know are left out.</param>
    public SignedContent Digest(IEnumerable<string> digestOids) => SignedContent.Read(digestOids, ReadContent);

    /// <summary>Writes the document with this content, after signatures were added to it.</summary>
    /// <param name="document">Made from <see cref="Document"/>.</param>
    /// <param name="output">Another stream than the one that was read.</param>
    public void Write(SignedCms document, Stream output) =>
        SignedDataWriter.Write(output, document.Parts, ContentLength, target => ReadContent(octets => target.Write(octets)));

    private static CmsFile Read(Stream stream, BerWalk walk)
    {
        var info = walk.Enter(0x30, null);
        if (!walk.ReadWhole(info, 64).AsSpan().SequenceEqual(Der.Write(writer => writer.WriteObjectIdentifier(Oids.CmsSignedData))))
        {
            throw Der.Fault("not signed-data");
        }

        var tagged = walk.Enter(0xA0, info);
        var signedData = walk.Enter(0x30, tagged);
        var beside = new List<byte[]> { walk.ReadWhole(signedData, 64), walk.ReadWhole(signedData, MostOctetsBesideContent) };
        var encapsulated = walk.Enter(0x30, signedData);
        var type = walk.ReadWhole(encapsulated, 1024);
        beside.Add([.. DerHeader.Of(0x30, type.Length), .. type]);
        var (start, length) = (0L, default(long?));
        if (!walk.IsAtEnd(encapsulated))
        {
            var content = walk.Enter(0xA0, encapsulated);
            (start, length) = (walk.Position, walk.Octets(content, null));
            walk.Leave(content);
        }

        walk.Leave(encapsulated);
        for (var left = MostOctetsBesideContent - beside.Sum(part => (long)part.Length); !walk.IsAtEnd(signedData); left -= beside[^1].Length)
        {
            beside.Add(walk.ReadWhole(signedData, left));
        }

        walk.Leave(signedData);
        walk.Leave(tagged);
        walk.Leave(info);
        if (walk.Position != stream.Length)
        {
            throw Der.Fault("octets are left over");
        }

        byte[] whole = [.. DerHeader.Of(0x30, beside.Sum(part => (long)part.Length)), .. beside.SelectMany(part => part)];
        var parts = Der.ReadInner(whole, reader => SignedDataParts.Read(reader.ReadSequence()), AsnEncodingRules.BER);
        return new(stream, SignedCms.Of(parts), start, length);
    }
}
