namespace Tanba.Agent.Consent.Window;

/// <summary>Asks for a file or folder. Where the page proposed one, it is shown first, and the chooser on demand.</summary>
public sealed class PathDialog : Dialog<string>
{
    private readonly PathQuestion question;
    private readonly PathStep chooser;
    private bool choosing;

    public PathDialog(PathQuestion question, string lastDirectory)
        : base(question.Asker, question.Purpose, question.What)
    {
        this.question = question;
        chooser = new PathStep(Words, question.IsFolder, question.Suffixes);
        choosing = question.Path is null;
        if (chooser.Go(question.Path ?? question.Start ?? lastDirectory) is not null)
        {
            choosing = true;
            chooser.Go(lastDirectory);
        }
    }

    public override Html Content() => choosing ? Chooser() : Proposed();

    protected override void Act(PressedForm form)
    {
        switch (form.Button)
        {
            case "other":
                choosing = true;
                break;
            case "accept":
                Accept(chooser.Directory);
                break;
            case "typed":
                Typed(form.Text("path")?.Trim() ?? "");
                break;
            case var go when go.StartsWith("go:", StringComparison.Ordinal):
                Go(go["go:".Length..]);
                break;
            case var pick when pick.StartsWith("pick:", StringComparison.Ordinal):
                Accept(pick["pick:".Length..]);
                break;
        }
    }

    private void Typed(string path)
    {
        if (!question.IsFolder && File.Exists(path))
        {
            Accept(path);
        }
        else
        {
            Go(path);
        }
    }

    private void Go(string path)
    {
        if (chooser.Go(path) is { } refused)
        {
            Complain("path", refused);
        }
    }

    private void Accept(string path)
    {
        if ((question.IsFolder ? LocalPath.WhyNotFolder(path) : LocalPath.WhyNotFile(path)) is { } refused)
        {
            Complain("path", refused);
        }
        else
        {
            Agree(path);
        }
    }

    private Html Chooser() => Html.Of($"""
        {chooser.Render(Pieces.Error(this, "path"))}
        {Html.When(question.IsFolder, $"""<p class="govuk-body">{Words["path.here"]}: <strong class="tanba-consent__path">{chooser.Directory}</strong></p><button class="govuk-button tanba-consent__main" name="do" value="accept">{Purpose.Button(Words)}</button>""")}
        """);

    private Html Proposed() => Html.Of($"""
        <p class="govuk-body">{Words["path.folder.label"]}: <strong class="tanba-consent__path">{chooser.Directory}</strong></p>
        {Pieces.Error(this, "path")}
        <button class="govuk-button tanba-consent__main" name="do" value="accept">{Purpose.Button(Words)}</button>
        <button class="govuk-button govuk-button--secondary tanba-consent__main" name="do" value="other">{Words["path.other.folder"]}</button>
        """);
}
