using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Tanba.Registration.Letters;

/// <summary>A letter as a MIME message in UTF-8 (RFC 2045, RFC 2047): plain text, and HTML as its other form (RFC 2046 §5.1.4).</summary>
internal static class Mime
{
    // RFC 5322 §2.1.1: a line has at most 998 octets.
    private const int LongestLine = 998;

    public static MailMessage Of(Letter letter, string from, TransferEncoding encoding)
    {
        var message = new MailMessage(from, letter.Address)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = Fitting(encoding, letter.Body),

            // RFC 3834 §5: no holiday notice answers a letter of a program.
            Headers = { ["Auto-Submitted"] = "auto-generated" },
        };
        if (letter.Html is { } html)
        {
            var other = AlternateView.CreateAlternateViewFromString(html.ReplaceLineEndings("\r\n"), Encoding.UTF8, MediaTypeNames.Text.Html);
            other.TransferEncoding = Fitting(encoding, html);
            message.AlternateViews.Add(other);
        }

        if (letter.Off is { } off)
        {
            // RFC 2369 §3.2, and RFC 8058 §3.1: the mail program may end the letters itself, with one POST to that address.
            message.Headers["List-Unsubscribe"] = $"<{off}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return message;
    }

    private static TransferEncoding Fitting(TransferEncoding wanted, string text) =>
        wanted is TransferEncoding.EightBit && text.Split('\n').Any(line => Encoding.UTF8.GetByteCount(line) > LongestLine - 2)
            ? TransferEncoding.Base64
            : wanted;
}
