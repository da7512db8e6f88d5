using Tanba.Authority.Crls;
using Tanba.Authority.Issuers;

namespace Tanba.Authority.Status;

/// <summary>The lists in force, as they are served: DER, with every revocation that was acknowledged before the call.</summary>
public sealed class CurrentCrl(PublishCrls publish, AuthorityOptions options)
{
    /// <summary>The issuing CA's full list.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken stop) => (await publish.CurrentAsync(stop)).Der;

    /// <summary>What has changed since the oldest full list in force.</summary>
    public async Task<byte[]> ReadDeltaAsync(CancellationToken stop) => (await publish.CurrentAsync(stop)).DeltaDer;

    /// <summary>The root's list, made in a ceremony; null when none was made.</summary>
    public async Task<byte[]?> ReadRootAsync(CancellationToken stop)
    {
        var path = new IssuerFiles(options.Directory).RootCrl;
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, stop) : null;
    }
}
