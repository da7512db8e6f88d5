using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Tanba.Server.Tests.Architecture;

/// <summary>The source files of the repository, as text without comments and literals.</summary>
internal static partial class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Sources { get; } = Read("src");

    public static IReadOnlyList<SourceFile> Tests { get; } = Read("tests");

    private static SourceFile[] Read(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))];

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(here)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tanba.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Tanba.slnx was not found above " + here);
    }

    /// <summary>Code without comments, strings and character literals, so that words in prose are not taken for names.</summary>
    public static string Strip(string text) => Noise().Replace(text, match => match.Value.StartsWith('/') ? " " : "\"\"");

    [GeneratedRegex("""
        //[^\n]*|/\*.*?\*/|\$*\"{3,}.*?\"{3,}|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'
        """, RegexOptions.Singleline)]
    private static partial Regex Noise();
}

internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary><c>src/Tanba.Pki/Names/X.cs</c> → <c>Tanba.Pki</c>.</summary>
    public string Project => Path.Split('/')[1];

    public int Lines => Text.AsSpan().Count('\n');

    public string Code { get; } = SourceTree.Strip(Text);

    public IReadOnlySet<string> Declares => declares ??= Declaration().Matches(Code).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Names => names ??= Identifier().Matches(EnumBody().Replace(Code, "")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    private HashSet<string>? declares;
    private HashSet<string>? names;

    [GeneratedRegex(@"\b(?:class|record(?: struct)?|struct|enum|interface)\s+([A-Z]\w*)")]
    private static partial Regex Declaration();

    // Members of an enumeration may be called like the verbs that they stand for.
    [GeneratedRegex(@"(?<=\benum\s+\w+[^{;]*)\{[^}]*\}")]
    private static partial Regex EnumBody();

    // A type is named where it is not a member: not after a dot, and not as the name of a property or an argument.
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*\b(?!\s*(?:=>|\{ *get|:(?!:)|\(\s*\)\s*(?:=>|\{)))")]
    private static partial Regex Identifier();
}
