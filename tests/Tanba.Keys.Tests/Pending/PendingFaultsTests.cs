namespace Tanba.Keys.Tests.Pending;

/// <summary>What may become of the files of pending keys between two visits to the portal.</summary>
public sealed class PendingFaultsTests : IDisposable
{
    private const string Number = "402177350186";

    private readonly TempFolder folder = new();
    private readonly PendingKeys pending;
    private readonly PendingKey made;

    public PendingFaultsTests()
    {
        pending = new(folder.File("state/wrapping-secret"));
        made = pending.Create(folder.Path, Number, TestPki.RootKey, "sign").Value;
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_breaks_off_is_not_found_or_does_not_open_wherever()
    {
        var whole = File.ReadAllBytes(made.Path);
        for (var length = 0; length < whole.Length - 2; length += 10)
        {
            File.WriteAllBytes(made.Path, whole[..length]);
            Assert.All(pending.Find(folder.Path, Number), found => Assert.Equal("pending.damaged", pending.Open(found).Rejection?.Code));
        }
    }

    [Fact]
    public void The_key_of_another_application_under_this_name_does_not_open()
    {
        var other = pending.Create(folder.Path, "111111111111", TestPki.RootKey, "sign").Value;
        var text = File.ReadAllText(other.Path).Replace("111111111111", Number, StringComparison.Ordinal);
        File.WriteAllText(made.Path, text);
        Assert.Equal("pending.wrong-password", pending.Open(Assert.Single(pending.Find(folder.Path, Number))).Rejection?.Code);
    }

    [Fact]
    public void A_key_moved_to_another_folder_still_opens_and_one_renamed_is_not_found()
    {
        var moved = Directory.CreateDirectory(folder.File("moved")).FullName;
        File.Move(made.Path, Path.Combine(moved, Path.GetFileName(made.Path)));
        using var key = pending.Open(Assert.Single(pending.Find(moved, Number))).Value;
        Assert.Equal(TestPki.RootKey.PublicKey, key.PublicKey);

        File.Move(Path.Combine(moved, Path.GetFileName(made.Path)), Path.Combine(moved, "mine.tanba-key"));
        Assert.Empty(pending.Find(moved, Number));
    }

    [Fact]
    public void A_lost_secret_is_not_replaced_by_looking_for_keys()
    {
        File.Delete(folder.File("state/wrapping-secret"));
        Assert.Single(pending.Find(folder.Path, Number));
        Assert.Equal("pending.secret-missing", pending.Open(made).Rejection?.Code);
        Assert.False(File.Exists(folder.File("state/wrapping-secret")));
    }

    [Fact]
    public void A_huge_file_of_the_right_name_is_passed_over()
    {
        File.WriteAllBytes(folder.File(Number + "_ffffffffffffffff.tanba-key"), new byte[(64 * 1024) + 1]);
        Assert.Equal(made.KeyIdHex, Assert.Single(pending.Find(folder.Path, Number)).KeyIdHex);
    }

    [Fact]
    public void The_same_key_made_pending_again_takes_the_place_of_its_file()
    {
        var again = pending.Create(folder.Path, Number, TestPki.RootKey, "auth").Value;
        Assert.Equal(made.Path, again.Path);
        Assert.Equal("auth", Assert.Single(pending.Find(folder.Path, Number)).Role);
    }
}
