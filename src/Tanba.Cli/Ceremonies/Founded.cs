using Tanba.Pki;

namespace Tanba.Cli.Ceremonies;

/// <summary>What a foundation did before it ended or was refused: the files that were missing, and those that would have ended soon.</summary>
internal sealed record Founded(IReadOnlyList<string> Made, IReadOnlyList<string> Renewed, Rejection? Refused)
{
    public bool ChangedNothing => Made.Count + Renewed.Count == 0;
}
