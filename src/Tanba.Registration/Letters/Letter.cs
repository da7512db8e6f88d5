namespace Tanba.Registration.Letters;

/// <summary>A letter, worded, before it is sent: plain text, and the same as HTML for programs that show it.</summary>
public sealed record Letter(string Address, string Subject, string Body)
{
    public string? Html { get; init; }

    /// <summary>The page that ends letters of this kind; null for one that comes in any case.</summary>
    public string? Off { get; init; }
}
