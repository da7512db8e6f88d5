namespace Tanba.Pki.Algorithms;

/// <summary>A private key that can sign, wherever it lives: memory, file, token. Signing is safe from several threads.</summary>
public interface ISigningKey : IDisposable
{
    /// <summary>The public half.</summary>
    SubjectPublicKeyInfo PublicKey { get; }

    /// <summary>The one algorithm this key signs with.</summary>
    SignatureAlgorithm Algorithm { get; }

    /// <summary>Digests <paramref name="message"/> and signs it; the value as it stands in a certificate's BIT STRING.</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}
