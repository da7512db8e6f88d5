namespace Tanba.Pki.Paths;

/// <summary>What was found of one path that was built: valid, or a fault and how far it came.</summary>
internal sealed record PathJudgement
{
    private PathJudgement()
    {
    }

    /// <summary>Null exactly when the path does not hold.</summary>
    public PathVerdict? Valid { get; private init; }

    /// <summary>Null exactly when the path holds.</summary>
    public PathFault? Fault { get; private init; }

    public PathFault.Stage Stage { get; private init; }

    public static PathJudgement Holds(PathVerdict verdict) => new() { Valid = verdict };

    public static PathJudgement Fails(PathFault fault, PathFault.Stage stage) => new() { Fault = fault, Stage = stage };
}
