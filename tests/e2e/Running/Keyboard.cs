using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>What a person without a mouse can reach.</summary>
public static class Keyboard
{
    // A group of radio buttons is one stop; what is hidden or disabled is none.
    private const string Stops = """
        () => {
          const seen = new Set();
          return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0)
            .filter(e => e.type !== 'radio' || (!seen.has(e.name) && seen.add(e.name)))
            .map((e, at) => { const key = e.type === 'radio' ? 'radio:' + e.name : 'stop:' + at; e.dataset.stop = key; return key + ' ' + e.outerHTML.slice(0, 120); });
        }
        """;

    private const string Here = """
        () => {
          const e = document.activeElement;
          const style = getComputedStyle(e);
          const shown = style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none';
          return (e.type === 'radio' ? 'radio:' + e.name : e.dataset.stop ?? '') + (shown || e === document.body ? '' : ' invisible');
        }
        """;

    /// <summary>The things on the page that Tab does not reach, or reaches without showing the focus.</summary>
    public static async Task<IReadOnlyList<string>> UnreachedAsync(IPage page)
    {
        var stops = await page.EvaluateAsync<string[]>(Stops);

        var wanted = stops.Select(stop => stop[..stop.IndexOf(' ', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);

        // From the top: a page with an error begins at its summary.
        await page.EvaluateAsync("() => document.querySelector('[data-stop]')?.focus()");
        var reached = new HashSet<string>(StringComparer.Ordinal) { await page.EvaluateAsync<string>(Here) };

        // A date has several stops inside, some of which show the focus on a part of it only.
        for (var press = 0; press < (2 * stops.Length) + 20 && !wanted.IsSubsetOf(reached); press++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>(Here));
        }

        return [.. stops.Where(stop => !reached.Contains(stop[..stop.IndexOf(' ', StringComparison.Ordinal)]))];
    }
}
