using Tanba.Keys.Pending;

namespace Tanba.Keys.Tests;

public sealed class PendingKeysTests : IDisposable
{
    private const string Number = "402177350186";

    private readonly TempFolder folder = new();
    private readonly PendingKeys pending;

    public PendingKeysTests() => pending = new(folder.File("state/wrapping-secret"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_pending_key_is_found_by_its_application_and_opened_after_a_restart()
    {
        var made = pending.Create(folder.Path, Number, TestPki.PersonKey, "auth").Value;
        var afterwards = new PendingKeys(folder.File("state/wrapping-secret"));
        var found = Assert.Single(afterwards.Find(folder.Path, Number));

        Assert.Equal(TestPki.PersonKey.PublicKey.Sha256(), found.KeyId);
        Assert.Equal(made.KeyIdHex, found.KeyIdHex);
        Assert.Equal("auth", found.Role);
        Assert.Equal($"{Number}_{found.KeyIdHex[..16]}.tanba-key", Path.GetFileName(found.Path));
        using var key = afterwards.Open(found).Value;
        Assert.Equal(TestPki.PersonKey.PublicKey, key.PublicKey);
    }

    [Fact]
    public void Only_the_keys_of_the_application_are_found()
    {
        pending.Create(folder.Path, Number, TestPki.PersonKey, "auth");
        pending.Create(folder.Path, Number, TestPki.IssuingKey, "sign");
        pending.Create(folder.Path, "111111111111", TestPki.RootKey, "sign");
        File.WriteAllText(folder.File(Number + "_0000000000000000.tanba-key"), "no key");
        File.WriteAllText(folder.File("AUTH_RSA256_00.p12"), "…");

        Assert.Equal(["auth", "sign"], pending.Find(folder.Path, Number).Select(found => found.Role).Order());
        Assert.Empty(pending.Find(folder.Path, "402177350187"));
        Assert.Empty(pending.Find(folder.File("none"), Number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("../402177350186")]
    [InlineData("4021 7735 0186")]
    public void What_is_no_number_is_never_part_of_a_path(string number)
    {
        pending.Create(folder.Path, Number, TestPki.PersonKey, "auth");
        Assert.Empty(pending.Find(folder.Path, number));
        Assert.Equal("pending.number", pending.Create(folder.Path, number, TestPki.PersonKey, "auth").Rejection?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("auth\nkey: 00")]
    [InlineData("AUTH")]
    public void What_is_no_role_is_never_part_of_the_file(string role) =>
        Assert.Equal("pending.role", pending.Create(folder.Path, Number, TestPki.PersonKey, role).Rejection?.Code);

    [Fact]
    public void Another_person_cannot_open_it()
    {
        var made = pending.Create(folder.Path, Number, TestPki.PersonKey, "auth").Value;
        var other = new PendingKeys(folder.File("other/wrapping-secret"));
        Assert.Equal("pending.secret-missing", other.Open(made).Rejection?.Code);

        other.Create(folder.Path, "111111111111", TestPki.IssuingKey, "sign");
        Assert.Equal("pending.wrong-password", other.Open(made).Rejection?.Code);
    }

    [Fact]
    public void A_file_renamed_to_another_key_is_found_out()
    {
        var made = pending.Create(folder.Path, Number, TestPki.PersonKey, "auth").Value;
        Assert.Equal("pending.damaged", pending.Open(made with { KeyId = TestPki.IssuingKey.PublicKey.Sha256() }).Rejection?.Code);
    }

    [Fact]
    public void A_missing_folder_is_refused_and_a_removed_key_is_gone()
    {
        Assert.Equal("pending.folder-not-found", pending.Create(folder.File("none"), Number, TestPki.PersonKey, "auth").Rejection?.Code);
        var made = pending.Create(folder.Path, Number, TestPki.PersonKey, "auth").Value;
        pending.Remove(made);
        pending.Remove(made);
        Assert.Empty(pending.Find(folder.Path, Number));
        Assert.Equal("pending.not-found", pending.Open(made).Rejection?.Code);
    }

    [Fact]
    public void The_files_are_for_their_owner_only_and_hold_no_open_key()
    {
        var made = pending.Create(folder.Path, Number, TestPki.PersonKey, "auth").Value;
        Assert.Contains("ENCRYPTED PRIVATE KEY", File.ReadAllText(made.Path), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.Path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("state/wrapping-secret")));
        }
    }

    [Fact]
    public void Two_that_make_the_secret_at_once_use_the_same()
    {
        Parallel.For(0, 8, n => WrappingSecret.Ensure(folder.File("race/secret")));
        Assert.Single(Directory.GetFiles(folder.File("race")));
        using var password = WrappingSecret.PasswordFor(folder.File("race/secret"), Number).Value;
        Assert.Equal(64, password.Chars.Length);
    }
}
