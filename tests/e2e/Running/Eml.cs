using System.Text;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>The text of a letter as it lies in the folder.</summary>
public static class Eml
{
    public static string Text(string file)
    {
        var letter = File.ReadAllText(file).ReplaceLineEndings("\n");
        var body = letter[(letter.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return letter.Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))) : body;
    }
}
