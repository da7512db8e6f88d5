using Tanba.Server.Components;
using Tanba.Server.Tests.Public.Services;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Components;

public sealed class StoreChoiceTests
{
    [Fact]
    public void The_fields_of_new_keys_are_named_as_the_page_binds_them()
    {
        var choice = StoreChoice.OfNewKeys(new() { Storage = "AKKaztokenStore" }, "Answers.");
        Assert.Equal(("Answers.Storage", "Answers_Storage"), (choice.StorageName, choice.StorageId));
        Assert.Equal(("Answers.Path", "Answers_Path"), (choice.PathName, choice.PathId));
        Assert.Equal("AKKaztokenStore", choice.Given.Storage);
        Assert.True(choice.IsForNewKeys);
    }

    [Fact]
    public void A_choice_of_existing_keys_begins_with_files_and_warns_of_nothing()
    {
        var choice = new StoreChoice("login.path", "login.path-hint", "login.token");
        Assert.Equal(("storage", "path"), (choice.StorageId, choice.PathId));
        Assert.Equal(Storages.File, choice.Given.Storage);
        Assert.False(choice.IsForNewKeys);
    }

    [Fact]
    public async Task The_store_of_a_first_application_tells_how_each_token_is_connected_and_what_is_wrong()
    {
        await using var host = PortalHost.Start();
        await First.OpenCentreAsync(host);
        var guest = host.Guest("ru");
        await guest.FillFirstAsync();
        var page = await guest.OpenAsync(First.Root + "/store");
        Assert.All(Storages.All.Where(Storages.IsToken), token => Assert.Contains($"data-of-store=\"{token}\"", page.Body, StringComparison.Ordinal));
        Assert.Contains("/home/zhanna/keys", page.Body, StringComparison.Ordinal);

        var wrong = await guest.AnswerAsync("store", ("Storage", "PKCS12"), ("Path", " "));
        Assert.Contains("id=\"Path-error\"", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"#Path\"", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", wrong.Body, StringComparison.Ordinal);
    }
}
