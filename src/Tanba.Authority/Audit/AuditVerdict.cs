namespace Tanba.Authority.Audit;

/// <summary>What the chain of audit rows says about itself.</summary>
/// <param name="Rows">How many rows were read and found in order.</param>
/// <param name="Head">The hash of the last row, lower-case hex: noted down elsewhere, it also exposes a chain rewritten as a whole.</param>
/// <param name="Fault">Null when the chain is whole; otherwise a sentence that names the first row that is wrong.</param>
public sealed record AuditVerdict(long Rows, string Head, string? Fault)
{
    public bool IsWhole => Fault is null;
}
