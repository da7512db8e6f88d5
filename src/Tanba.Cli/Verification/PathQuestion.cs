using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Cli.Verification;

/// <summary>One certificate in question, with the files and the rules it is judged by.</summary>
internal sealed record PathQuestion(string Leaf, EvidenceFiles Files, PathParameters Parameters)
{
    public PathAnswer Ask(TextWriter errors)
    {
        if (!EvidenceFiles.Octets(Leaf).Try(out var octets, out var refused) || !Certificate.Decode(octets).Try(out var leaf, out refused))
        {
            return PathAnswer.Unread(refused with { Detail = $"{Leaf}: {refused.Detail}" });
        }

        return Files.Read(errors).Try(out var evidence, out refused)
            ? PathAnswer.Of(PathValidation.Validate(leaf, evidence, Parameters))
            : PathAnswer.Unread(refused);
    }
}
