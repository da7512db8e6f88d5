namespace Tanba.Server.Localities;

/// <summary>What <c>_Locality</c> shows.</summary>
/// <param name="Regions">Empty where no classifier is loaded: then both are typed freely.</param>
/// <param name="Chosen">The region that is selected, by its name.</param>
/// <param name="Offered">Names that fit to what was typed, and where each of them lies.</param>
public sealed record PlaceView(PlaceField Region, PlaceField Locality, IReadOnlyList<string> Regions, string? Chosen, IReadOnlyList<(string Name, string Where)> Offered);

/// <summary>One field of the form: its name and id, what stands in it, and what is wrong with it.</summary>
public sealed record PlaceField(string Name, string Id, string? Value, string? Error);
