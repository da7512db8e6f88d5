using Tanba.Registration.Letters;

namespace Tanba.Registration.Tests.Letters;

public sealed class FolderMailerTests : IDisposable
{
    private static readonly Letter Letter = new("anna@example.kz", "Заявка 4021 7735 0186 принята", "Здравствуйте, КИМ АННА!\n\nНомер заявки: 4021 7735 0186.\n");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tanba-mail-");
    private readonly Clock clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_letter_becomes_a_file_that_can_be_read()
    {
        await MailerInto(folder.FullName).SendAsync(Letter, CancellationToken.None);
        var message = await File.ReadAllTextAsync(Assert.Single(folder.GetFiles("*.eml")).FullName, CancellationToken.None);
        Assert.Equal(Letter.Subject, Eml.Header(message, "Subject"));
        Assert.Equal("anna@example.kz", Eml.Header(message, "To"));
        Assert.Equal(Letter.Body, Eml.Body(message).TrimEnd('\n') + "\n");
        Assert.Contains("Номер заявки: 4021 7735 0186.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_stand_in_the_order_of_time()
    {
        await MailerInto(folder.FullName).SendAsync(Letter, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(1));
        await MailerInto(folder.FullName).SendAsync(Letter with { Subject = "Вторая" }, CancellationToken.None);
        var last = folder.GetFiles("*.eml").MaxBy(file => file.Name, StringComparer.Ordinal)!;
        Assert.StartsWith("20261122T120001.000Z-", last.Name, StringComparison.Ordinal);
        Assert.Equal("Вторая", Eml.Header(await File.ReadAllTextAsync(last.FullName, CancellationToken.None), "Subject"));
    }

    [Fact]
    public async Task The_folder_is_made_when_it_is_not_there_and_nothing_else_is_left_in_it()
    {
        var inner = Path.Combine(folder.FullName, "mail", "out");
        await MailerInto(inner).SendAsync(Letter, CancellationToken.None);
        Assert.Single(Directory.GetFileSystemEntries(inner));
    }

    [Fact]
    public async Task A_letter_to_no_address_fails_and_leaves_nothing()
    {
        await Assert.ThrowsAsync<FormatException>(() => MailerInto(folder.FullName).SendAsync(Letter with { Address = "nobody" }, CancellationToken.None));
        Assert.Empty(folder.GetFileSystemInfos());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private FolderMailer MailerInto(string path) => new(new() { Folder = path, From = "keys@example.kz" }, clock);
}
