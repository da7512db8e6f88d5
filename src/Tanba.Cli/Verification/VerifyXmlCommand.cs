using System.CommandLine;
using System.CommandLine.Parsing;
using Tanba.Pki;
using Tanba.Pki.Paths;
using Tanba.Signatures.Xml;

namespace Tanba.Cli.Verification;

/// <summary><c>tanba verify xml</c>: whether the signatures of a document hold, whose they are, and what they cover.</summary>
internal static class VerifyXmlCommand
{
    public static Command Make()
    {
        var (evidence, rules) = (new EvidenceOptions(), new PathOptions(PathOptions.Signing));
        var file = new Argument<string>("FILE") { Description = "The signed document: XML with its signatures inside." };
        var element = new Option<string?>("--element") { Description = "The element that you rely on, /name/name[2] or //name[@Id='x']; a signature that does not cover it is not valid.", HelpName = "PATH" };
        element.Validators.Add(CheckPath);
        var command = new Command("xml", "Judges an XML document: every signature, what it covers, and the signer's certificate.");
        command.Add(file);
        command.Add(element);
        evidence.AddTo(command);
        rules.AddTo(command);
        command.SetAction(given => Run(
            new(given.GetRequiredValue(file), given.GetValue(element) is { } path ? ElementPath.Parse(path).Value : null, evidence.FilesOf(given), rules.Of(given, evidence, TimeProvider.System)),
            evidence.IsJson(given)));
        return command;
    }

    private static void CheckPath(OptionResult result)
    {
        if (result.Tokens is [var token] && ElementPath.Parse(token.Value).Rejection is { } refused)
        {
            result.AddError($"--element: {refused.Detail}");
        }
    }

    private static int Run(Question question, bool json)
    {
        var answer = Ask(question).Try(out var verdict, out var refused) ? XmlAnswer.Of(verdict) : XmlAnswer.Unread(refused);
        return PrintAnswer.Run(answer, new(answer.Code, answer.Reason, answer.Detail), json, XmlWords.Of);
    }

    private static Result<XmlVerdict> Ask(Question question) =>
        question.Files.Read(Console.Error).Try(out var evidence, out var refused)
        && EvidenceFiles.Octets(question.File).Try(out var octets, out refused)
        && SignedXmlDocument.Decode(octets).Try(out var document, out refused)
            ? VerifyXml.Run(document, question.Element, evidence, question.Parameters)
            : refused;

    private sealed record Question(string File, ElementPath? Element, EvidenceFiles Files, PathParameters Parameters);
}
