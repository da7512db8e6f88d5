using Tanba.Cli.Ceremonies;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Cli.Keys;

/// <summary>Where the password of a key file comes from: a file, or a person at a terminal; never an argument.</summary>
internal static class KeyPassword
{
    /// <summary>Refuses with <c>password.not-given</c>, which is wrong use and not a wrong password.</summary>
    public static Result<Secret> Take(string? file, string option, string question)
    {
        if (file is null)
        {
            return Console.IsInputRedirected
                ? Rejection.NotFound("password.not-given", $"nobody is there to be asked; write the name of a file with the password as {option}")
                : Passphrase.Ask(question);
        }

        try
        {
            return Secret.FromFile(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Rejection.NotFound("password.not-given", $"{file} cannot be read, or has more than 4096 octets");
        }
    }

    /// <summary>A new password: typed twice. Refuses also with <c>password.entries-differ</c>.</summary>
    public static Result<Secret> TakeNew(string? file, string option)
    {
        var taken = Take(file, option, "New password: ");
        if (file is not null || !taken.Try(out var first, out _))
        {
            return taken;
        }

        using var second = Passphrase.Ask("Once more: ");
        if (first.Chars.SequenceEqual(second.Chars))
        {
            return first;
        }

        first.Dispose();
        return Rejection.Invalid("password.entries-differ", "the two entries differ; nothing was changed");
    }
}
