using System.Net;
using System.Text;

namespace Tanba.Registration.Letters;

/// <summary>A letter as HTML: one column, no picture, nothing fetched from anywhere. Mail programs know no style sheets, so the style stands beside each element.</summary>
internal static class LetterHtml
{
    private const string Font = "font-family:'Golos Text',Arial,sans-serif";
    private const string Small = $"{Font};font-size:14px;line-height:20px;color:#4a5a66;margin:0 0 8px";
    private const string Plain = $"{Font};font-size:17px;line-height:26px;color:#14212b;margin:0 0 18px";
    private const string Button = $"{Font};display:inline-block;font-size:17px;font-weight:700;color:#ffffff;background:#0b5563;padding:12px 20px;text-decoration:none";
    private const string Link = "color:#00687a";

    /// <param name="authority">What the authority is called in this language.</param>
    /// <param name="origin">Of the portal: only addresses there become links.</param>
    public static string Of(LetterText text, string authority, string origin)
    {
        var html = new StringBuilder(
            $"""
            <!DOCTYPE html>
            <html lang="{text.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Escaped(text.Subject)}</title>
            </head>
            <body style="margin:0;padding:0;background:#f3f6f6">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f6f6"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left">
            <tr><td style="background:#06343d;border-bottom:4px solid #ffcf3f;padding:18px 24px">
            <span style="{Font};font-size:22px;font-weight:700;color:#ffcf3f">Tanba</span>
            <span style="{Font};font-size:15px;color:#ffffff">&nbsp; {Escaped(authority)}</span>
            </td></tr>
            <tr><td style="background:#ffffff;padding:28px 24px 12px">
            <h1 style="{Font};font-size:24px;line-height:30px;color:#14212b;margin:0 0 20px">{Escaped(text.Subject)}</h1>

            """);
        foreach (var paragraph in text.Paragraphs)
        {
            html.Append($"<p style=\"{Plain}\">").AppendJoin("<br>\n", paragraph.Split('\n').Select(line => Line(line, origin))).Append("</p>\n");
        }

        html.Append("</td></tr>\n<tr><td style=\"padding:18px 24px\">\n");
        foreach (var line in text.Foot)
        {
            html.Append($"<p style=\"{Small}\">").Append(Linked(line, origin)).Append("</p>\n");
        }

        return html.Append("</td></tr>\n</table>\n</td></tr></table>\n</body>\n</html>\n").ToString();
    }

    // «Install the certificates: https://…» alone on its line is what the letter asks for. Only our own pages become links: a value
    // that somebody typed, such as a reason, must not lead the reader anywhere.
    private static string Line(string line, string origin)
    {
        var address = line.IndexOf($": {origin}/", StringComparison.Ordinal);
        return address > 0 && !line[(address + 2)..].Contains(' ', StringComparison.Ordinal)
            ? $"<a href=\"{Escaped(line[(address + 2)..])}\" style=\"{Button}\">{Escaped(line[..address])}</a>"
            : Linked(line, origin);
    }

    private static string Linked(string line, string origin) => string.Join(' ', line.Split(' ').Select(word =>
        word == origin || word.StartsWith(origin + "/", StringComparison.Ordinal)
            ? $"<a href=\"{Escaped(word)}\" style=\"{Link}\">{Escaped(word)}</a>"
            : Escaped(word)));

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
