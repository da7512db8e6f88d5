using System.Text;

namespace Tanba.Cli.Verification;

/// <summary>The lines of a text of any size, none of which may fill the memory.</summary>
/// <param name="text">Read to its end.</param>
/// <param name="most">Letters of a line.</param>
internal sealed class BoundedLines(TextReader text, int most)
{
    /// <summary>Each line without its end; null for one that is too long, of which the rest is passed over.</summary>
    public IEnumerable<string?> All()
    {
        var (line, isTooLong) = (new StringBuilder(), false);
        var letters = new char[16 * 1024];
        for (var read = text.Read(letters); read > 0; read = text.Read(letters))
        {
            var start = 0;
            for (var end = Array.IndexOf(letters, '\n', 0, read); end >= 0; end = Array.IndexOf(letters, '\n', start, read - start))
            {
                isTooLong = isTooLong || !Append(line, letters.AsSpan(start, end - start));
                yield return isTooLong ? null : line.ToString().TrimEnd('\r');
                line.Clear();
                (isTooLong, start) = (false, end + 1);
            }

            isTooLong = isTooLong || !Append(line, letters.AsSpan(start, read - start));
        }

        if (isTooLong || line.Length > 0)
        {
            yield return isTooLong ? null : line.ToString();
        }
    }

    private bool Append(StringBuilder line, ReadOnlySpan<char> more)
    {
        if (line.Length + more.Length > most)
        {
            return false;
        }

        line.Append(more);
        return true;
    }
}
