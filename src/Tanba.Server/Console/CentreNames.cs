using Tanba.Registration.Centres;
using Tanba.Server.Words;

namespace Tanba.Server.Console;

/// <summary>Registration centres by the names that this request's language has for them.</summary>
public sealed class CentreNames(FindCentres find, Wording words)
{
    // One page of the register holds them all: the country has about 350, and a list to choose from ends at 200.
    private const int Most = 200;

    public async Task<IReadOnlyList<(string Id, string Name)>> AllAsync(CancellationToken stop) =>
        [.. (await find.PageAsync(null, Most, stop)).Select(centre => (centre.Id, Name(centre)))];

    /// <summary>The code itself where the register has no such centre.</summary>
    public async Task<string?> OfAsync(string? id, CancellationToken stop) =>
        id is null ? null : await find.FindAsync(id, stop) is { } centre ? Name(centre) : id;

    private string Name(Centre centre)
    {
        var here = centre.In(words.Language.Code);
        return $"{here.Locality}, {here.Address}";
    }
}
