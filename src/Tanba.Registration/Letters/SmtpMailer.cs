using System.Net;
using System.Net.Mail;
using System.Net.Mime;

namespace Tanba.Registration.Letters;

/// <summary>Sends through an SMTP server. With STARTTLS switched on, a server without it gets nothing.</summary>
public sealed class SmtpMailer(MailOptions options) : IMailer
{
    private const int Milliseconds = 30_000;

    public async Task SendAsync(Letter letter, CancellationToken stop)
    {
        using var message = Mime.Of(letter, options.From!, TransferEncoding.Base64);
        using var client = new SmtpClient(options.SmtpHost, options.SmtpPort) { EnableSsl = options.StartTls, Timeout = Milliseconds };
        if (options is { User: not null, PasswordFile: not null })
        {
            var password = await File.ReadAllTextAsync(options.PasswordFile, stop);
            client.Credentials = new NetworkCredential(options.User, password.TrimEnd('\r', '\n'));
        }

        // SmtpClient.Timeout holds only for the synchronous call.
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(Milliseconds);
        await client.SendMailAsync(message, late.Token);
    }
}
