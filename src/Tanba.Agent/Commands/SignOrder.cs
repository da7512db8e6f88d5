using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Commands;

/// <summary>Documents to be signed with one consent and one password.</summary>
public sealed record SignOrder(Asker Asker, IReadOnlyList<byte[]> Documents, KeyFilter Filter)
{
    /// <summary>The content inside the CMS.</summary>
    public bool Attached { get; init; }

    /// <summary>The documents are digests already; such a signature is detached.</summary>
    public bool Digested { get; init; }

    public string? Path { get; init; }
}
