using System.CommandLine;

namespace Tanba.Cli.Verification;

/// <summary><c>tanba verify path</c>: whether a certificate holds, RFC 5280 §6.</summary>
internal static class VerifyPathCommand
{
    public static Command Make()
    {
        var evidence = new EvidenceOptions();
        var rules = new PathOptions();
        var batch = new Option<string?>("--batch") { Description = "Take the same from a file of JSON lines, and print one verdict a line.", HelpName = "FILE" };
        var leaf = new Argument<string?>("LEAF") { Description = "The certificate in question, PEM or DER.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("path", "Judges a certificate: its path to a trusted root, names, policies, purpose and revocation (RFC 5280).");
        evidence.AddTo(command);
        rules.AddTo(command);
        command.Add(batch);
        command.Add(leaf);
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is null == (result.GetValue(leaf) is null))
            {
                result.AddError("Name one certificate, or --batch FILE.");
            }
        });
        command.SetAction(given => given.GetValue(batch) is { } lines
            ? new PathBatch(TimeProvider.System).Run(lines)
            : Run(new(given.GetValue(leaf)!, evidence.FilesOf(given), rules.Of(given, evidence, TimeProvider.System)), evidence.IsJson(given)));
        return command;
    }

    private static int Run(PathQuestion question, bool json)
    {
        var answer = question.Ask(Console.Error);
        return PrintAnswer.Run(answer, new(answer.Code, answer.Reason, answer.Detail), json, Words);
    }

    private static string Words(PathAnswer answer) => string.Concat(
        [answer.Valid ? "The path is valid.\n" : $"The path is not valid: {answer.Detail} [{answer.Reason}]\n", .. answer.Path.Select(subject => $"  {subject}\n")]);
}
