using System.CommandLine;
using Tanba.Pki;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Verification;

/// <summary><c>tanba verify cms</c>: whether the signatures of a document hold, whose they are, and since when that is proved.</summary>
internal static class VerifyCmsCommand
{
    public static Command Make()
    {
        var (evidence, rules) = (new EvidenceOptions(), new PathOptions(PathOptions.Signing));
        var file = new Argument<string>("FILE") { Description = "The signed document: CMS (PKCS#7), DER, BER, PEM or base64." };
        var content = new Option<string?>("--content") { Description = "The content, when it is not inside.", HelpName = "FILE" };
        var command = new Command("cms", "Judges a signed document (CMS, CAdES): every signature, its time stamps, the signer's certificate at the time they prove.");
        command.Add(file);
        command.Add(content);
        evidence.AddTo(command);
        rules.AddTo(command);
        command.SetAction(given => Run(
            new(given.GetRequiredValue(file), given.GetValue(content), evidence.FilesOf(given), rules.Of(given, evidence, TimeProvider.System)),
            evidence.IsJson(given)));
        return command;
    }

    private static int Run(Question question, bool json)
    {
        var answer = Ask(question).Try(out var judged, out var refused) ? judged : CmsAnswer.Unread(refused);
        return PrintAnswer.Run(answer, new(answer.Code, answer.Reason, answer.Detail), json, CmsWords.Of);
    }

    private static Result<CmsAnswer> Ask(Question question)
    {
        if (!question.Files.Read(Console.Error).Try(out var evidence, out var refused))
        {
            return refused;
        }

        return CmsInput.With<CmsAnswer>(question.File, file =>
        {
            using var content = question.Content is null ? null : File.OpenRead(question.Content);
            return CmsAnswer.Of(file, VerifyCms.Run(file, content, evidence, question.Parameters));
        });
    }

    private sealed record Question(string File, string? Content, EvidenceFiles Files, PathParameters Parameters);
}
