namespace Tanba.Agent.Trust;

/// <summary>Where browsers on Linux (and Firefox everywhere) keep their own lists of roots.</summary>
public static class NssDatabases
{
    // Chromium, Chrome, Edge, Brave and Vivaldi share the first; snap and flatpak have homes of their own.
    private static readonly string[] OfChromium =
    [
        ".pki/nssdb",
        "snap/chromium/current/.pki/nssdb",
        ".var/app/org.chromium.Chromium/.pki/nssdb",
        ".var/app/com.google.Chrome/.pki/nssdb",
    ];

    private static readonly string[] OfFirefox =
    [
        ".mozilla/firefox",
        ".config/mozilla/firefox",
        ".librewolf",
        "snap/firefox/common/.mozilla/firefox",
        ".var/app/org.mozilla.firefox/.mozilla/firefox",
        ".var/app/io.gitlab.librewolf-community/.librewolf",
        "Library/Application Support/Firefox/Profiles",
        "AppData/Roaming/Mozilla/Firefox/Profiles",
    ];

    /// <summary>Every database under a person's home. Chromium's is named on Linux even before Chromium has made it.</summary>
    public static IReadOnlyList<string> Under(string home) =>
    [
        .. OfChromium.Select(place => Path.Combine(home, place)).Where((place, at) => Directory.Exists(place) || (at == 0 && OperatingSystem.IsLinux())),
        .. OfFirefox.Select(place => Path.Combine(home, place)).Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories).Where(profile => File.Exists(Path.Combine(profile, "cert9.db"))),
    ];
}
