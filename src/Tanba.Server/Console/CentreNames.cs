using Tanba.Registration.Centres;
using Tanba.Server.Words;

namespace Tanba.Server.Console;

/// <summary>Registration centres by the names that this request's language has for them.</summary>
public sealed class CentreNames(FindCentres find, Wording words)
{
    private const int OnePage = 200;

    /// <summary>All of the register, to choose one from: the country has about 350.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> AllAsync(CancellationToken stop)
    {
        List<(string Id, string Name)> all = [];
        while (await find.PageAsync(all.LastOrDefault().Id, OnePage, stop) is { Count: > 0 } page)
        {
            all.AddRange(page.Select(centre => (centre.Id, Name(centre))));
        }

        return all;
    }

    /// <summary>The code itself where the register has no such centre.</summary>
    public async Task<string?> OfAsync(string? id, CancellationToken stop) =>
        id is null ? null : await find.FindAsync(id, stop) is { } centre ? Name(centre) : id;

    private string Name(Centre centre)
    {
        var here = centre.In(words.Language.Code);
        return $"{here.Locality}, {here.Address}";
    }
}
