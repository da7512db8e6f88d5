using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tanba.Registration.Letters;

namespace Tanba.Registration.Tests.Letters;

public sealed class SmtpMailerTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Letter Letter = new("daniyar@example.kz", "4021 7735 0186 өтінімі қабылданды", "Сәлеметсіз бе!\n.\nӨтінім нөмірі: 4021 7735 0186\n");

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var sink = new SmtpSink();
        await new SmtpMailer(To(sink)).SendAsync(Letter, Stop);

        var message = Assert.Single(sink.Messages);
        Assert.Contains("MAIL FROM:<keys@example.kz>", sink.Commands);
        Assert.Contains("RCPT TO:<daniyar@example.kz>", sink.Commands);
        Assert.Equal(Letter.Subject, Eml.Header(message, "Subject"));
        Assert.Equal("daniyar@example.kz", Eml.Header(message, "To"));
        Assert.Equal("auto-generated", Eml.Header(message, "Auto-Submitted"));
        Assert.Equal(Letter.Body, Eml.Body(message));
    }

    [Fact]
    public async Task With_StartTls_a_server_without_it_gets_nothing()
    {
        await using var sink = new SmtpSink();
        await Assert.ThrowsAsync<SmtpException>(() => new SmtpMailer(To(sink) with { StartTls = true }).SendAsync(Letter, Stop));
        Assert.Empty(sink.Messages);
        Assert.DoesNotContain(sink.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_StartTls_name_and_password_go_through_the_tunnel_and_a_stranger_gets_nothing()
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink(certificate);
        var passwordFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(passwordFile, "correct horse\n", Stop);
        var mailer = new SmtpMailer(To(sink) with { StartTls = true, User = "tanba", PasswordFile = passwordFile });

        await Assert.ThrowsAnyAsync<Exception>(() => mailer.SendAsync(Letter, Stop));
        Assert.Empty(sink.Messages);

        using (Trusting(certificate))
        {
            await mailer.SendAsync(Letter, Stop);
        }

        File.Delete(passwordFile);
        Assert.Single(sink.Messages);
        string[] commands = [.. sink.Commands];
        Assert.True(Array.LastIndexOf(commands, "STARTTLS") < Array.IndexOf(commands, "user tanba"));
        Assert.Contains("password correct horse", commands);
    }

    [Fact]
    public async Task A_server_that_is_too_busy_fails_the_letter()
    {
        await using var sink = new SmtpSink { Busy = true };
        await Assert.ThrowsAsync<SmtpException>(() => new SmtpMailer(To(sink)).SendAsync(Letter, Stop));
    }

    private static MailOptions To(SmtpSink sink) => new() { SmtpHost = "localhost", SmtpPort = sink.Port, StartTls = false, From = "keys@example.kz" };

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

#pragma warning disable SYSLIB0014, MA0039 // SmtpClient has no other place to say whom it trusts; only this test says it.
    private static Restore Trusting(X509Certificate2 certificate)
    {
        ServicePointManager.ServerCertificateValidationCallback = (_, given, _, _) => given?.GetCertHashString() == certificate.GetCertHashString();
        return new Restore(() => ServicePointManager.ServerCertificateValidationCallback = null);
    }
#pragma warning restore SYSLIB0014, MA0039

    private sealed class Restore(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
