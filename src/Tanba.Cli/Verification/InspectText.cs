using System.Text;

namespace Tanba.Cli.Verification;

/// <summary>An explanation as text: the sentences, then the table, then what is inside, further in.</summary>
internal static class InspectText
{
    private const int MostDepth = 4;

    public static string Of(Inspected inspected)
    {
        var text = new StringBuilder();
        Write(text, inspected, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Inspected inspected, int depth)
    {
        var indent = new string(' ', 4 * depth);
        foreach (var sentence in inspected.Says)
        {
            text.Append(indent).AppendLine(InspectWords.Printable(sentence));
        }

        foreach (var field in inspected.Fields.Where(field => !string.IsNullOrEmpty(field.Value)))
        {
            text.Append(indent).Append("  ").Append(field.Name.PadRight(17)).Append(' ').AppendLine(InspectWords.Printable(field.Value!));
        }

        foreach (var inside in depth < MostDepth ? inspected.Inside : [])
        {
            text.AppendLine();
            Write(text, inside, depth + 1);
        }
    }
}
