namespace Tanba.Authority.Audit;

/// <summary>The row of the table <c>audit_head</c>: number and hash of the last row of the chain.</summary>
internal sealed record AuditHead(long Number, byte[] Hash)
{
    /// <summary>What the first row follows.</summary>
    public static readonly AuditHead Beginning = new(0, new byte[32]);

    public string Hex => Convert.ToHexStringLower(Hash);
}
