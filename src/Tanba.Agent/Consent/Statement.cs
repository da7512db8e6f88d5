namespace Tanba.Agent.Consent;

/// <summary>What the person is asked to agree to, in full words.</summary>
/// <param name="Heading">One line.</param>
/// <param name="Lines">What a person reads; shown openly.</param>
public sealed record Statement(string Heading, IReadOnlyList<string> Lines)
{
    /// <summary>What programs read; shown on demand.</summary>
    public string? Machine { get; init; }

    /// <summary>What speaks for caution, or null.</summary>
    public string? Warning { get; init; }
}
