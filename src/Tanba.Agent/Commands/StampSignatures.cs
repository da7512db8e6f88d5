using Tanba.Pki;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Agent.Commands;

/// <summary>Has signatures stamped by the authority that the agent was told of: CAdES-BES becomes CAdES-T.</summary>
public sealed class StampSignatures(AgentOptions options) : IDisposable
{
    private readonly HttpClient http = new();

    /// <summary>Null when such an order can be stamped.</summary>
    public Rejection? WhyNot(SignOrder order) =>
        order.Raw || order.Xml is not null ? Rejection.Invalid("time-stamp.not-cms", "tsaProfile")
        : options.TimeStamps is null ? Rejection.Unavailable("time-stamp.not-set-up", "tsaProfile")
        : null;

    /// <summary>All documents, or none. Refuses as <see cref="AskTimeStamp.RunAsync"/>.</summary>
    /// <param name="documents">DER of CMS with one signature each.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<Result<IReadOnlyList<byte[]>>> RunAsync(IReadOnlyList<byte[]> documents, CancellationToken stop)
    {
        var (ask, authority, stamped) = (new AskTimeStamp(http), new Uri(options.TimeStamps!), new List<byte[]>());
        foreach (var document in documents.Select(document => SignedCms.Decode(document).Value))
        {
            if (!(await ask.OverAsync(authority, document, document.Signers[0], policy: null, stop)).Try(out var done, out var refused))
            {
                return refused;
            }

            stamped.Add(done.Encode());
        }

        return stamped;
    }

    public void Dispose() => http.Dispose();
}
