using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Tanba.Registration.Letters;

/// <summary>A letter as a MIME message: plain text in UTF-8 (RFC 2045, RFC 2047).</summary>
internal static class Mime
{
    public static MailMessage Of(Letter letter, string from, TransferEncoding encoding) => new(from, letter.Address)
    {
        Subject = letter.Subject,
        SubjectEncoding = Encoding.UTF8,
        Body = letter.Body.ReplaceLineEndings("\r\n"),
        BodyEncoding = Encoding.UTF8,
        BodyTransferEncoding = encoding,

        // RFC 3834 §5: no holiday notice answers a letter of a program.
        Headers = { ["Auto-Submitted"] = "auto-generated" },
    };
}
