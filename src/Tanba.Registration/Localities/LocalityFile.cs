using System.Globalization;
using System.Text;

using Tanba.Pki;

namespace Tanba.Registration.Localities;

/// <summary>Reads the classifier КАТО from CSV (RFC 4180) with the columns <c>kato,kato_version,level,type_code,name_ru,name_kk</c>. Strict: one wrong line refuses the file, and is named.</summary>
internal static class LocalityFile
{
    /// <summary>Twelve times what the classifier had in 2026.</summary>
    public const int MostOctets = 16 * 1024 * 1024;

    private const int MostRows = 100_000;
    private const int LongestName = 200;
    private const string Header = "kato,kato_version,level,type_code,name_ru,name_kk";

    public static Result<IReadOnlyList<LocalityRow>> Read(byte[] file)
    {
        if (file.Length > MostOctets)
        {
            return Wrong(0, $"the file is larger than {MostOctets / 1024 / 1024} MiB");
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Wrong(0, "the file is not UTF-8");
        }

        // No field of the classifier has a line end, so a line is a row.
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return lines[0] != Header ? Wrong(1, $"the first line must be {Header}")
            : lines.Length > MostRows + 1 ? Wrong(0, $"the file has more than {MostRows.ToString(CultureInfo.InvariantCulture)} rows")
            : Rows(lines);
    }

    private static Result<IReadOnlyList<LocalityRow>> Rows(string[] lines)
    {
        var rows = new Dictionary<string, LocalityRow>(lines.Length, StringComparer.Ordinal);
        for (var line = 1; line < lines.Length; line++)
        {
            if (Fields(lines[line]) is not [var code, _, var level, _, var nameRu, var nameKk])
            {
                return Wrong(line + 1, "it has not six fields");
            }

            if (Fault(code, level, nameRu, nameKk) is { } fault)
            {
                return Wrong(line + 1, fault);
            }

            if (!rows.TryAdd(code, LocalityRow.Of(code, level, nameRu.Trim(), nameKk.Trim())))
            {
                return Wrong(line + 1, $"the code {code} stands twice");
            }
        }

        return rows.Values.FirstOrDefault(row => !rows.TryGetValue(row.Region, out var region) || !region.IsRegion) is { } orphan
            ? Rejection.Invalid("localities.region", $"{orphan.Code} belongs to {orphan.Region}, and the file has no such oblast.")
            : Result.Of<IReadOnlyList<LocalityRow>>([.. rows.Values]);
    }

    private static string? Fault(string code, string level, string nameRu, string nameKk) =>
        code.Length != 9 || !code.All(char.IsAsciiDigit) ? $"the code must be nine digits, not '{code}'"
        : !LocalityRow.Levels.Contains(level) ? $"the level must be one of {string.Join(", ", LocalityRow.Levels)}, not '{level}'"
        : !IsName(nameRu) ? "the Russian name is empty, too long or not plain text"
        : !IsName(nameKk) ? "the Kazakh name is empty, too long or not plain text"
        : null;

    private static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);

    /// <summary>Null when quotes are not closed, or stand in the middle of a field.</summary>
    private static string[]? Fields(string line)
    {
        var fields = new List<string>();
        var rest = line.AsSpan();
        while (true)
        {
            if (!Take(ref rest, out var field))
            {
                return null;
            }

            fields.Add(field);
            if (rest.IsEmpty)
            {
                return [.. fields];
            }

            // RFC 4180 §2.4: fields are divided by commas; after the last one there is none.
            rest = rest[1..];
        }
    }

    private static bool Take(ref ReadOnlySpan<char> rest, out string field)
    {
        if (rest.IsEmpty || rest[0] != '"')
        {
            var comma = rest.IndexOf(',');
            field = (comma < 0 ? rest : rest[..comma]).ToString();
            rest = comma < 0 ? [] : rest[comma..];
            return !field.Contains('"', StringComparison.Ordinal);
        }

        var text = new StringBuilder();
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] != '"')
            {
                text.Append(rest[at]);
            }
            else if (at + 1 < rest.Length && rest[at + 1] == '"')
            {
                text.Append(rest[at++]);
            }
            else
            {
                field = text.ToString();
                rest = rest[(at + 1)..];
                return rest.IsEmpty || rest[0] == ',';
            }
        }

        field = "";
        return false;
    }

    private static Rejection Wrong(int line, string why) =>
        Rejection.Invalid("localities.file", line == 0 ? $"This is not the classifier: {why}." : $"Line {line.ToString(CultureInfo.InvariantCulture)}: {why}.");
}
