namespace Tanba.Cli.Verification;

/// <summary>A thing explained: what kind it is, plain sentences, a table of its fields, and what is inside of it.</summary>
internal sealed record Inspected(string Kind, IReadOnlyList<string> Says, IReadOnlyList<InspectedField> Fields)
{
    public IReadOnlyList<Inspected> Inside { get; init; } = [];
}

/// <summary>A line of the table; left out where there is no value.</summary>
internal sealed record InspectedField(string Name, string? Value);
