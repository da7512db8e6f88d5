using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys;

/// <summary>A private key in the memory of this process. Signing is safe from several threads until it is disposed.</summary>
public sealed class SoftwareKey : ISigningKey
{
    private readonly IPrivateKey key;

    private SoftwareKey(IPrivateKey key)
        : this(key, SignatureAlgorithm.DefaultFor(key.PublicKey))
    {
    }

    private SoftwareKey(IPrivateKey key, SignatureAlgorithm algorithm) => (this.key, Algorithm) = (key, algorithm);

    /// <inheritdoc/>
    public SubjectPublicKeyInfo PublicKey => key.PublicKey;

    /// <inheritdoc/>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>A new key: <c>rsa2048</c>, <c>rsa3072</c>, <c>rsa4096</c>, <c>p256</c>, <c>p384</c>.</summary>
    /// <exception cref="ArgumentException">No kind of that name: profiles and options are checked before.</exception>
    public static SoftwareKey Generate(string kind) => KeyAlgorithm.OfKind(kind) is { } row
        ? new(row.Generate(kind))
        : throw new ArgumentException($"Keys of kind '{kind}' cannot be made", nameof(kind));

    /// <summary>
    /// From unencrypted PKCS#8 DER, which the caller zeroes. Refuses with <c>key.malformed</c>, <c>key.algorithm-unknown</c>.
    /// </summary>
    public static Result<SoftwareKey> FromPkcs8(ReadOnlySpan<byte> der)
    {
        if (!KeyAlgorithm.ReadPrivateKey(der).Try(out var key, out var rejection))
        {
            return rejection;
        }

        // A curve the product does not sign with can still be loaded by the platform.
        if (SignatureAlgorithm.All.Any(row => row.Fits(key.PublicKey)))
        {
            return new SoftwareKey(key);
        }

        key.Dispose();
        return Rejection.Invalid("key.algorithm-unknown", $"no signature algorithm for {key.PublicKey.Name}");
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message) => key.Sign(Algorithm, message);

    /// <summary>The same key with another algorithm that fits it, such as RSA-PSS; disposing either disposes both.</summary>
    /// <exception cref="ArgumentException">The algorithm does not fit the key.</exception>
    public SoftwareKey SigningWith(SignatureAlgorithm algorithm) => algorithm.Fits(PublicKey)
        ? new(key, algorithm)
        : throw new ArgumentException($"{algorithm} does not fit a key {PublicKey.Name}", nameof(algorithm));

    /// <summary>Unencrypted PKCS#8 DER: the caller zeroes it after use.</summary>
    public byte[] ExportPkcs8() => key.ExportPkcs8();

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
