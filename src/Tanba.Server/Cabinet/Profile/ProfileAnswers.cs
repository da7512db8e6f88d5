namespace Tanba.Server.Cabinet.Profile;

/// <summary>What the person chose on the page of the profile.</summary>
public sealed record ProfileAnswers
{
    public string? Language { get; init; }

    public bool WantsLetters { get; init; }

    public string? Region { get; init; }

    public string? Locality { get; init; }
}
