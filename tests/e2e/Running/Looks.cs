using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>
/// The pages of one area, looked at as a person and as axe do: in Russian both widths are measured and the phone's is judged, and in the
/// other two it is seen that every word is there and fits. Errors of the browser's console are found too.
/// </summary>
public sealed class Looks
{
    private readonly List<string> faults = [];

    private Looks(IPage page) => page.Console += (_, message) => Hear(message);

    public static Looks At(IPage page) => new(page);

    /// <summary>Opens the page in Kazakh and English, and in Russian, where axe looks at a phone's width and Tab must reach everything.</summary>
    public async Task AtAsync(string name, IPage page, string address)
    {
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var language in new[] { "kk", "en", "ru" })
        {
            var axe = new Axe(language, everyWidth: false);
            await page.GotoAsync($"{address}{separator}lang={language}");
            await (language == "ru" ? axe.LookAsync(name, page) : axe.MeasureAsync(name, page));
            faults.AddRange(axe.Violations);
        }

        faults.AddRange((await Keyboard.UnreachedAsync(page)).Select(stop => $"{name}: Tab does not reach {stop}"));
    }

    /// <summary>The same for the page that is open.</summary>
    public Task AtAsync(string name, IPage page) => AtAsync(name, page, page.Url.Split('?')[0]);

    /// <summary>The page as it stands, where opening it again would lose what is on it.</summary>
    public async Task AsItStandsAsync(string name, IPage page, string language = "ru")
    {
        var axe = new Axe(language);
        await axe.LookAsync(name, page);
        faults.AddRange(axe.Violations);
    }

    public void AreGood() => Assert.True(faults.Count == 0, string.Join('\n', faults));

    // A page that is refused or not found is no mistake of the page that asked.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            faults.Add($"the console says: {message.Text} ({message.Location})");
        }
    }
}
