using Tanba.Pki;

namespace Tanba.Agent.Consent.Window;

/// <summary>The chooser inside the window: one directory at a time, and a field to type a path.</summary>
public sealed class PathStep(Words words, bool folder, IReadOnlyList<string> suffixes)
{
    // A directory with more is not read by eye; the path can be typed.
    private const int MostEntries = 300;

    public string Directory { get; private set; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Goes there; a directory that cannot be listed leaves the chooser where it was.</summary>
    public Rejection? Go(string path)
    {
        if (LocalPath.WhyNotFolder(path) is { } refused)
        {
            return !folder && refused.Kind == RejectionKind.NotFound ? Rejection.NotFound("path.nothing", "there is neither such a file nor such a folder") : refused;
        }

        try
        {
            _ = System.IO.Directory.EnumerateFileSystemEntries(path).Any();
            Directory = Path.GetFullPath(path);
            return null;
        }
        catch (Exception hidden) when (hidden is UnauthorizedAccessException or IOException)
        {
            return Rejection.Forbidden("path.not-readable", "the folder may not be listed");
        }
    }

    public Html Render(Html error)
    {
        var folders = Listed(System.IO.Directory.EnumerateDirectories);
        var files = suffixes.Count > 0 || !folder ? Listed(System.IO.Directory.EnumerateFiles).Where(Fits).ToList() : [];
        var parent = Path.GetDirectoryName(Directory);
        return Html.Of($"""
            <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="path">{words[folder ? "path.folder.label" : "path.label"]}</label>{error}
            <div class="tanba-consent__typed"><input class="govuk-input" id="path" name="path" type="text" value="{Directory}" autocomplete="off" spellcheck="false">
            <button class="govuk-button govuk-button--secondary" name="do" value="typed">{words["path.open"]}</button></div>
            </div>
            <div class="tanba-consent__list">
            {Html.When(parent is not null, $"""<p class="govuk-body"><button class="tanba-consent__entry" name="do" value="go:{parent}">↑ {words["path.up"]}</button></p>""")}
            {Entries(words["path.folders"], folders, "go:", "tanba-consent__entry tanba-consent__entry--folder")}
            {(folder ? Named(words["path.files"], files) : Entries(words["path.files"], files, "pick:", "tanba-consent__entry tanba-consent__entry--file"))}
            {Html.When(!folder && files.Count == 0, $"""<p class="govuk-hint">{words["path.none"]}</p>""")}
            {Html.When(folders.Count >= MostEntries || files.Count >= MostEntries, $"""<p class="govuk-hint">{words["path.more"]}</p>""")}
            </div>
            """);
    }

    private static Html Entries(string heading, List<string> paths, string verb, string style) => Html.When(paths.Count > 0, $"""
        <h2 class="govuk-heading-s">{heading}</h2><ul class="govuk-list">{Html.Join(paths.Select(path =>
            Html.Of($"""<li><button class="{style}" name="do" value="{verb}{path}">{Path.GetFileName(path)}</button></li>""")))}</ul>
        """);

    // In a chooser of folders files are only there to recognise the folder by.
    private static Html Named(string heading, List<string> paths) => Html.When(paths.Count > 0, $"""
        <h2 class="govuk-heading-s">{heading}</h2><ul class="govuk-list">{Html.Join(paths.Select(path => Html.Of($"<li>{Path.GetFileName(path)}</li>")))}</ul>
        """);

    private bool Fits(string path) => suffixes.Count == 0 || suffixes.Any(suffix => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private List<string> Listed(Func<string, IEnumerable<string>> enumerate)
    {
        try
        {
            return [.. enumerate(Directory).Where(path => !Path.GetFileName(path).StartsWith('.')).Take(MostEntries).Order(StringComparer.CurrentCultureIgnoreCase)];
        }
        catch (Exception hidden) when (hidden is UnauthorizedAccessException or IOException)
        {
            return [];
        }
    }
}
