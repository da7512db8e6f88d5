using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;

namespace Tanba.Registration.Letters;

/// <summary>Puts each letter into a folder as an .eml file: for a sandbox, and for a mail system that collects from a folder.</summary>
public sealed class FolderMailer(MailOptions options, TimeProvider clock) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken stop)
    {
        // SmtpClient names the file itself and writes it slowly: it gets a folder of its own, and the finished file is moved.
        var workplace = Path.Combine(options.Folder!, "." + Path.GetRandomFileName());
        Directory.CreateDirectory(workplace);
        try
        {
            using var message = Mime.Of(letter, options.From!, TransferEncoding.EightBit);
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(workplace) };
            await client.SendMailAsync(message, stop);
            var written = Directory.GetFiles(workplace).Single();
            var time = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
            File.Move(written, Path.Combine(options.Folder!, $"{time}-{Path.GetFileNameWithoutExtension(written)[..8]}.eml"));
        }
        finally
        {
            Directory.Delete(workplace, recursive: true);
        }
    }
}
