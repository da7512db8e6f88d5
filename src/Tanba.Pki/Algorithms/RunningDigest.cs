using System.Security.Cryptography;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// A digest of octets that come in parts, for content that is larger than memory. Not safe from several threads. The digests are those
/// of <see cref="Digests"/>.
/// </summary>
public sealed class RunningDigest : IDisposable
{
    private readonly Action<ReadOnlySpan<byte>> append;
    private readonly Func<byte[]> finish;
    private readonly IncrementalHash? platform;

    private RunningDigest(Action<ReadOnlySpan<byte>> append, Func<byte[]> finish, IncrementalHash? platform = null) =>
        (this.append, this.finish, this.platform) = (append, finish, platform);

    /// <summary>Begins; null for a digest the product does not know.</summary>
    /// <param name="oid">Of the digest, dotted.</param>
    public static RunningDigest? Start(string oid) => oid switch
    {
        Oids.Sha1 => Platform(HashAlgorithmName.SHA1),
        Oids.Sha256 => Platform(HashAlgorithmName.SHA256),
        Oids.Sha384 => Platform(HashAlgorithmName.SHA384),
        Oids.Sha512 => Platform(HashAlgorithmName.SHA512),
        Oids.KzStreebog512 => Streebog(64),
        Oids.KzStreebog256 => Streebog(32),
        Oids.KzGost34311 => Gost(),
        _ => null,
    };

    /// <summary>The next octets.</summary>
    public void Append(ReadOnlySpan<byte> octets) => append(octets);

    /// <summary>The digest of all octets; nothing may be appended afterwards.</summary>
    public byte[] Finish() => finish();

    /// <inheritdoc/>
    public void Dispose() => platform?.Dispose();

    private static RunningDigest Platform(HashAlgorithmName name)
    {
        var hash = IncrementalHash.CreateHash(name);
        return new(hash.AppendData, hash.GetHashAndReset, hash);
    }

    private static RunningDigest Streebog(int octets)
    {
        var state = new StreebogState(octets);
        return new(state.Append, state.Finish);
    }

    private static RunningDigest Gost()
    {
        var state = new Gost34311State();
        return new(state.Append, state.Finish);
    }
}
