using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>One rule that a path breaks.</summary>
internal sealed record PathFault(PathReason Reason, string Detail, string? Citation = null)
{
    /// <summary>How far a path came before it failed: the farthest is told.</summary>
    public enum Stage
    {
        NoIssuer,
        Signature,
        Length,
        Rules,
        Revocation,
    }

    public PathVerdict Of(IReadOnlyList<Certificate> path) => new() { Path = path, Reason = Reason, Detail = Detail, Citation = Citation };
}
