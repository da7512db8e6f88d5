using Microsoft.AspNetCore.Mvc.ModelBinding;
using Tanba.Registration.Localities;
using Tanba.Server.Words;

namespace Tanba.Server.Localities;

/// <summary>A region and a locality in it, as they will be written down.</summary>
public sealed record Place(string? Region, string? Locality);

/// <summary>
/// Checks the region and the locality of a form against the classifier; where none is loaded, any words pass. A form shows them with
/// <c>&lt;tanba-place region="…" locality="…" /&gt;</c>, and its handler asks <see cref="TakeAsync"/> before it looks at ModelState.
/// </summary>
public sealed class PlaceChoice(FindLocalities find, IHttpContextAccessor accessor, Wording words)
{
    /// <summary>The field with the locality that was picked from those offered; it needs no place in the form's model.</summary>
    public const string Picked = "picked-locality";

    private const int MostOffered = 20;
    private const int LongestName = 100;
    private IReadOnlyList<Region>? regions;

    /// <summary>What the next page offers, because the name was not whole.</summary>
    public IReadOnlyList<Locality> Offered { get; private set; } = [];

    public async Task<IReadOnlyList<Region>> RegionsAsync(CancellationToken stop) => regions ??= await find.RegionsAsync(stop);

    /// <summary>The region that has this name in either language; null: none, or nothing typed.</summary>
    public async Task<Region?> RegionAsync(string? name, CancellationToken stop) => (await RegionsAsync(stop)).FirstOrDefault(region =>
        region.Name.Kazakh.Equals(name, StringComparison.OrdinalIgnoreCase) || region.Name.Russian.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The locality of this region that has this name in either language; null: none.</summary>
    public Task<Locality?> NamedAsync(Region region, string name, CancellationToken stop) => find.NamedAsync(region.Code, name, stop);

    /// <summary>The names as the classifier writes them, in the language of the page; what is wrong is added to <paramref name="state"/> under the names of the two fields.</summary>
    public async Task<Place> TakeAsync(ModelStateDictionary state, (string Name, string? Value) region, (string Name, string? Value) locality, CancellationToken stop)
    {
        var typed = new Place(region.Value?.Trim(), accessor.HttpContext!.Request.Form[Picked].FirstOrDefault(text => text?.Length > 0) ?? locality.Value?.Trim());
        var loaded = (await RegionsAsync(stop)).Count > 0;
        var known = await RegionAsync(typed.Region, stop);
        if (loaded ? known is null : !IsName(typed.Region))
        {
            Refuse(state, region.Name, loaded ? "place.wrong.choose-region" : "place.wrong.region");
        }

        if (!IsName(typed.Locality))
        {
            Refuse(state, locality.Name, "place.wrong.locality");
            return typed;
        }

        return known is null ? typed : await InAsync(known, typed, state, locality.Name, stop);
    }

    private async Task<Place> InAsync(Region region, Place typed, ModelStateDictionary state, string field, CancellationToken stop)
    {
        var language = words.Language.Code;
        if (await NamedAsync(region, typed.Locality!, stop) is { } found)
        {
            var name = found.Name.In(language);
            state.SetModelValue(field, name, name);
            return new(region.Name.In(language), name);
        }

        Offered = await find.StartingAsync(typed.Locality!, language, region.Code, null, MostOffered, stop);
        Refuse(state, field, Offered.Count > 0 ? "place.wrong.not-whole" : "place.wrong.unknown");
        return typed;
    }

    private void Refuse(ModelStateDictionary state, string field, string word)
    {
        // One sentence for each field is enough.
        if (state.GetFieldValidationState(field) is not ModelValidationState.Invalid)
        {
            state.AddModelError(field, words[word]);
        }
    }

    private static bool IsName(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName;
}
