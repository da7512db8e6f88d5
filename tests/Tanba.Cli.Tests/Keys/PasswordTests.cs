using System.Diagnostics;

namespace Tanba.Cli.Tests.Keys;

/// <summary>The old file survives every failure: each is made to happen for real, from outside, to the running program.</summary>
public sealed class PasswordTests : IDisposable
{
    private readonly CitizenFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task The_password_is_changed_and_no_trace_is_left()
    {
        var answer = (await files.KeysAsync(Arguments())).Done();
        Assert.Contains("the password was changed, keys: 1", answer.Output, StringComparison.Ordinal);
        Assert.Equal(CitizenFiles.NewPassword, files.Opens());
        Assert.Empty(Directory.GetFiles(files.Folder, "*.new"));
        files.OpenSsl("pkcs12", "-in", files.KeyFile, "-passin", "pass:" + CitizenFiles.NewPassword, "-noout");
    }

    [Theory]
    [InlineData(0, "the password was changed, keys: 1", "Demo2026", "Another2027", "Another2027")]
    [InlineData(1, "password.entries-differ", "Demo2026", "Another2027", "Another2028")]
    [InlineData(1, "keystore.wrong-password", "Demo2025", "Another2027", "Another2027")]
    public async Task A_person_at_a_terminal_is_asked_and_what_is_typed_is_not_seen(int code, string said, params string[] typed)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "skipped: script, which makes a terminal, is not installed");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/script", ["-qec", $"'{Program}' keys password '{files.KeyFile}'", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var (seen, lines, letter) = (new System.Text.StringBuilder(), new Queue<string>(typed), new char[1]);
        while (await process.StandardOutput.ReadAsync(letter) == 1)
        {
            seen.Append(letter);
            if (lines.Count > 0 && seen.ToString().EndsWith(": ", StringComparison.Ordinal))
            {
                await process.StandardInput.WriteAsync(lines.Dequeue() + "\r");
                await process.StandardInput.FlushAsync();
            }
        }

        await process.WaitForExitAsync();
        Assert.All(typed, password => Assert.DoesNotContain(password, seen.ToString(), StringComparison.Ordinal));
        Assert.Equal(code, process.ExitCode);
        Assert.Contains(said, seen.ToString(), StringComparison.Ordinal);
        Assert.Contains("New password: ", seen.ToString(), StringComparison.Ordinal);
        Assert.Equal(code == 0 ? CitizenFiles.NewPassword : CitizenFiles.Password, files.Opens());
    }

    [Fact]
    public async Task A_refusal_changes_nothing()
    {
        var before = files.Content;
        (await files.KeysAsync("password", files.KeyFile, "--password-file", files.WrongPasswordFile, "--new-password-file", files.NewPasswordFile)).Refused("keystore.wrong-password");
        (await files.KeysAsync("password", files.KeyFile, "--password-file", files.PasswordFile, "--new-password-file", files.Put("weak", "secret"))).Refused("password.upper");
        Assert.Equal(2, (await files.KeysAsync("password", files.KeyFile, "--password-file", files.PasswordFile)).Code);
        Assert.Equal(before, files.Content);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_keeps_the_old_file() =>
        Fails("mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" || exit 77; \"${@:2}\"");

    [Fact]
    public void A_full_disk_keeps_the_old_file() =>
        // The disk is a small one laid over the folder; what lies on it afterwards is compared before it goes.
        Fails("""
            d=$(mktemp -d) && mount -t tmpfs -o size=32k none "$d" && cp -p "$1"/* "$d/" && mount --bind "$d" "$1" || exit 77
            dd if=/dev/zero of="$1/filler" 2>/dev/null
            sum=$(cat "$1"/*.p12 | sha256sum)
            "${@:2}"
            code=$?
            [ "$(cat "$1"/*.p12 | sha256sum)" = "$sum" ] && [ -z "$(ls "$1"/*.new 2>/dev/null)" ] || exit 3
            exit $code
            """);

    [Fact]
    public void A_file_that_may_not_grow_keeps_the_old_file() => Fails("trap '' XFSZ; ulimit -f 1; \"${@:2}\"", needsMount: false);

    [Fact]
    public async Task Killed_in_the_middle_one_of_the_two_files_is_whole()
    {
        var middle = 0;
        for (var round = 0; round < 6; round++)
        {
            File.Delete(files.KeyFile);
            using (var password = new Tanba.Keys.Secret(CitizenFiles.Password))
            {
                new Tanba.Keys.Pkcs12Store().Install(files.Folder, TestPki.PersonKey, TestPki.Leaf, "RSA256", password);
            }

            using var process = Process.Start(new ProcessStartInfo(Program, Arguments().Prepend("keys")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            while (!process.HasExited && Directory.GetFiles(files.Folder, "*.new").Length == 0)
            {
                // Until the file beside is there: the moment at which a half-written one could be left behind.
            }

            process.Kill();
            await process.WaitForExitAsync();
            Assert.NotNull(files.Opens());
            foreach (var left in Directory.GetFiles(files.Folder, "*.new"))
            {
                middle++;
                File.Delete(left);
            }
        }

        Assert.True(middle > 0, "none of six was killed before the new file had its name");
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "tanba");

    private string[] Arguments() => ["password", files.KeyFile, "--password-file", files.PasswordFile, "--new-password-file", files.NewPasswordFile];

    /// <summary>Runs the command in a shell that makes it fail, as root in a namespace of its own when something must be mounted.</summary>
    private void Fails(string script, bool needsMount = true)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: the failure is made with means of Linux");
        Assert.SkipUnless(!needsMount || Environment.IsPrivilegedProcess, "skipped: only root can mount");
        var before = files.Content;
        string[] shell = ["bash", "-c", script, "bash", files.Folder, Program, "keys", .. Arguments()];
        var (code, text) = needsMount ? ForeignTool.Try("unshare", files.Folder, ["-m", .. shell]) : ForeignTool.Try("env", files.Folder, ["DOTNET_EnableWriteXorExecute=0", .. shell]);
        Assert.SkipWhen(code == 77 || text.Contains("unshare failed", StringComparison.Ordinal), "skipped: nothing can be mounted here");
        Assert.True(code == 1, $"exit code {code}: {text}");
        Assert.Contains("tanba: ", text, StringComparison.Ordinal);
        Assert.Equal(before, files.Content);
        Assert.Equal(CitizenFiles.Password, files.Opens());
        Assert.Empty(Directory.GetFiles(files.Folder, "*.new"));
    }
}
