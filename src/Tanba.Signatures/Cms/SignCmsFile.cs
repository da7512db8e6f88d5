using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>Signs content that is larger than memory, in the form of <see cref="SignCms"/>; the content is read in pieces. Stateless, safe from several threads.</summary>
public static class SignCmsFile
{
    /// <summary>A signature with the content inside; the content is read twice, because its signature says how long the whole is.</summary>
    /// <param name="content">Can seek; read from its start to its end.</param>
    /// <param name="output">Written to from its position on.</param>
    /// <param name="by">Who signs.</param>
    /// <param name="contentType">As in <see cref="SignCms.Sign"/>.</param>
    /// <exception cref="IOException">The content changed its length meanwhile.</exception>
    public static void Attached(Stream content, Stream output, CmsSigner by, string contentType = Oids.CmsData)
    {
        content.Position = 0;
        Join(SignedCms.Of(SignCms.Parts(Digest(content, by), contentType, by)), content, output);
    }

    /// <summary>Writes a document made over this content with the content inside.</summary>
    /// <param name="document">Without content.</param>
    /// <param name="content">Can seek, and stands at its end after it was read for the signature; read from its start to its end.</param>
    /// <param name="output">Written to from its position on.</param>
    /// <exception cref="IOException">The content changed its length meanwhile.</exception>
    public static void Join(SignedCms document, Stream content, Stream output)
    {
        var length = content.Position;
        content.Position = 0;
        SignedDataWriter.Write(output, document.Parts, length, target =>
        {
            content.CopyTo(target, 128 * 1024);
            if (content.Position != length)
            {
                throw new IOException("The content changed while it was signed");
            }
        });
    }

    /// <summary>A signature beside the content.</summary>
    /// <param name="content">Read once, from its position to its end.</param>
    /// <param name="by">Who signs.</param>
    /// <param name="contentType">As in <see cref="SignCms.Sign"/>.</param>
    public static byte[] Detached(Stream content, CmsSigner by, string contentType = Oids.CmsData) =>
        SignedDataWriter.Write(SignCms.Parts(Digest(content, by), contentType, by));

    private static byte[] Digest(Stream content, CmsSigner by) =>
        SignedContent.Read(content, [by.Key.Algorithm.DigestOid]).Digest(by.Key.Algorithm.DigestOid)
        ?? throw new ArgumentException($"No digest {by.Key.Algorithm.DigestOid}", nameof(by));
}
