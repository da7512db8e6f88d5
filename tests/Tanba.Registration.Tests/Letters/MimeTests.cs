using Tanba.Registration.Letters;

namespace Tanba.Registration.Tests.Letters;

public sealed class MimeTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Letter Both = new("anna@example.kz", "Заявка принята", "Здравствуйте!\n") { Html = "<p>Здравствуйте!</p>\n" };

    [Fact]
    public async Task Text_comes_first_and_html_is_its_other_form()
    {
        var message = await SentAsync(Both);
        Assert.StartsWith("multipart/alternative;", Eml.Header(message, "Content-Type"), StringComparison.Ordinal);
        var parts = Eml.Parts(message);
        Assert.Equal(2, parts.Count);
        Assert.StartsWith("text/plain; charset=utf-8", Eml.Header(parts[0], "Content-Type"), StringComparison.Ordinal);
        Assert.Equal("Здравствуйте!\n", Eml.Body(parts[0]).TrimEnd('\n') + "\n");
        Assert.StartsWith("text/html; charset=utf-8", Eml.Header(parts[1], "Content-Type"), StringComparison.Ordinal);
        Assert.Equal("<p>Здравствуйте!</p>\n", Eml.Body(parts[1]).TrimEnd('\n') + "\n");
    }

    [Fact]
    public async Task The_mail_program_is_told_how_to_end_such_letters()
    {
        var message = await SentAsync(Both with { Off = "https://keys.example.kz/letters/off?key=abc" });
        Assert.Equal("<https://keys.example.kz/letters/off?key=abc>", Eml.Header(message, "List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", Eml.Header(message, "List-Unsubscribe-Post"));
    }

    [Fact]
    public async Task A_warning_offers_no_end() => Assert.DoesNotContain("List-Unsubscribe", await SentAsync(Both), StringComparison.Ordinal);

    [Fact]
    public async Task In_a_folder_the_letter_can_be_read_as_it_is()
    {
        var message = await FiledAsync(Both);
        Assert.Contains("<p>Здравствуйте!</p>", message, StringComparison.Ordinal);
        Assert.Equal(2, Eml.Parts(message).Count);
    }

    [Fact]
    public async Task A_line_that_is_too_long_for_mail_is_packed()
    {
        var message = await FiledAsync(Both with { Body = new string('ә', 600) + "\n" });
        Assert.All(message.Split('\n'), line => Assert.True(line.Length < 998));
        Assert.Equal(new string('ә', 600), Eml.Body(Eml.Parts(message)[0]).TrimEnd('\n'));
    }

    private static async Task<string> SentAsync(Letter letter)
    {
        await using var sink = new SmtpSink();
        await new SmtpMailer(new() { SmtpHost = "localhost", SmtpPort = sink.Port, StartTls = false, From = "keys@example.kz" }).SendAsync(letter, Stop);
        return Assert.Single(sink.Messages);
    }

    private static async Task<string> FiledAsync(Letter letter)
    {
        var folder = Directory.CreateTempSubdirectory("tanba-mail-");
        await new FolderMailer(new() { Folder = folder.FullName, From = "keys@example.kz" }, TimeProvider.System).SendAsync(letter, Stop);
        var message = await File.ReadAllTextAsync(Assert.Single(folder.GetFiles("*.eml")).FullName, Stop);
        folder.Delete(recursive: true);
        return message;
    }
}
