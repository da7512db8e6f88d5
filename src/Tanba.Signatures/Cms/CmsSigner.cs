using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>Who signs a document, and when by the own clock.</summary>
public sealed record CmsSigner
{
    /// <param name="certificate">That of the key; it goes into the document.</param>
    /// <param name="key">Signs.</param>
    /// <param name="time">The signer's clock; cut to whole seconds.</param>
    /// <param name="chain">Further certificates for the document.</param>
    /// <exception cref="ArgumentException">The key is not the one of the certificate.</exception>
    public CmsSigner(Certificate certificate, ISigningKey key, DateTimeOffset time, IReadOnlyList<Certificate>? chain = null)
    {
        if (!certificate.PublicKey.KeyBits.Span.SequenceEqual(key.PublicKey.KeyBits.Span))
        {
            throw new ArgumentException("The certificate is for another key", nameof(certificate));
        }

        (Certificate, Key, Time, Chain) = (certificate, key, time, chain ?? []);
    }

    /// <summary>The signer's certificate.</summary>
    public Certificate Certificate { get; }

    /// <summary>Its key.</summary>
    public ISigningKey Key { get; }

    /// <summary>What the signature will say when it was made.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Further certificates for the document: the chain.</summary>
    public IReadOnlyList<Certificate> Chain { get; }
}
