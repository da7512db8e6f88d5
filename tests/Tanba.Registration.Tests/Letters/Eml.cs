using System.Text;
using System.Text.RegularExpressions;

namespace Tanba.Registration.Tests.Letters;

/// <summary>Reads what the tests need of a MIME message (RFC 5322, RFC 2045, RFC 2047).</summary>
internal static partial class Eml
{
    public static string Header(string message, string name)
    {
        var lines = FoldedLine().Replace(Head(message), " ").Split('\n');
        var value = lines.Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
        var octets = new List<byte>();
        var plain = EncodedWord().Replace(value, word =>
        {
            octets.AddRange(word.Groups["how"].Value is "B" or "b"
                ? Convert.FromBase64String(word.Groups["text"].Value)
                : Unquote(word.Groups["text"].Value.Replace('_', ' ')));
            return "";
        });
        return octets.Count == 0 ? plain : Encoding.UTF8.GetString([.. octets]);
    }

    public static string Body(string message)
    {
        var body = Normal(message)[(Head(message).Length + 2)..];
        return Header(message, "Content-Transfer-Encoding") switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)).ReplaceLineEndings("\n"),
            "quoted-printable" => Encoding.UTF8.GetString(Unquote(body.Replace("=\n", "", StringComparison.Ordinal))),
            _ => body,
        };
    }

    /// <summary>The parts of a multipart message, each with its own head.</summary>
    public static IReadOnlyList<string> Parts(string message)
    {
        var boundary = Boundary().Match(Header(message, "Content-Type")).Groups["text"].Value;
        return [.. Normal(message)[(Head(message).Length + 2)..].Split("--" + boundary).Skip(1).SkipLast(1).Select(part => part.TrimStart('\n'))];
    }

    private static string Normal(string message) => message.ReplaceLineEndings("\n");

    private static string Head(string message) => Normal(message).Split("\n\n")[0];

    private static byte[] Unquote(string text)
    {
        var octets = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = text[i] == '=' && i + 2 < text.Length;
            octets.AddRange(escaped ? Convert.FromHexString(text.AsSpan(i + 1, 2)) : Encoding.UTF8.GetBytes(text[i].ToString()));
            i += escaped ? 2 : 0;
        }

        return [.. octets];
    }

    [GeneratedRegex("boundary=\"?(?<text>[^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex FoldedLine();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
