using System.CommandLine;

namespace Tanba.Cli.Keys;

/// <summary>What all commands on key files take.</summary>
internal sealed class KeyFileOptions
{
    private readonly Argument<string> file = new("FILE") { Description = "The key file." };
    private readonly Option<string?> password = PasswordFile("--password-file", "A file with the password on its first line; without it you are asked.");
    private readonly Option<bool> json = new("--json") { Description = "Answer in JSON." };

    public static Option<string?> PasswordFile(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(password);
        command.Add(json);
    }

    public GivenKeyFile Of(ParseResult given) => new(given.GetRequiredValue(file), given.GetValue(password), given.GetValue(json));
}

/// <summary>A key file of the command line.</summary>
internal sealed record GivenKeyFile(string Path, string? PasswordFile, bool Json);
