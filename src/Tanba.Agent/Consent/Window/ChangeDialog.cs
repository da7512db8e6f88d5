using Tanba.Pki;

namespace Tanba.Agent.Consent.Window;

/// <summary>Asks for a key file or token, its password or PIN, and the new one twice. A wrong old one stays here, with how often it was refused.</summary>
public sealed class ChangeDialog(ChangeQuestion question, string lastDirectory) : Dialog<ChangedSecret>(question.Asker, question.Purpose, question.What)
{
    private readonly StoreStep store = new(question.Asker.Words, [question.Store], question.Place, lastDirectory);
    private int refusals;
    private bool changed;

    /// <summary>Also when the page went away while it was being changed: the window must not say that nothing was done.</summary>
    public override bool IsAgreed => changed || base.IsAgreed;

    public override Html Content() => store.Place is null ? store.Choice(this) : Html.Of($"""
        {store.Secret(this, accepted: false)}
        {Refusals()}
        {Pieces.Password(this, "changed", Words[question.IsFile ? "password.new" : "token.pin-new"], Rule(), "new-password")}
        {(question.IsFile ? Pieces.Rule(Words, "changed") : Html.Nothing)}
        {Pieces.Password(this, "repeated", Words[question.IsFile ? "password.repeat" : "token.pin-repeat"], null, "new-password")}
        <button class="govuk-button tanba-consent__main" name="do" value="accept">{Purpose.Button(Words)}</button>
        {store.Back}
        """);

    protected override void Act(PressedForm form)
    {
        if (form.Button == "accept" && store.Place is { } place)
        {
            Change(place, form);
            return;
        }

        var before = store.Place;
        if (store.Turn(form) is { } refused)
        {
            Complain("path", refused);
        }

        refusals = store.Place == before ? refusals : 0;
    }

    private void Change(string place, PressedForm form)
    {
        if (form.Password is not { } old)
        {
            Complain("password", question.IsFile ? "password.old-missing" : "token.pin-missing");
        }
        else if (form.Changed is not { } fresh)
        {
            Complain("changed", question.IsFile ? "password.missing" : "token.pin-new-missing");
        }
        else if (question.WhyNot(store.Token, fresh) is { } unfit)
        {
            Complain("changed", unfit);
        }
        else if (form.Repeated is not { } repeated || !repeated.Chars.SequenceEqual(fresh.Chars))
        {
            Complain("repeated", question.IsFile ? "password.different" : "token.pin-different");
        }
        else if (question.Change(place, old, fresh) is { } refused)
        {
            Refuse(refused);
        }
        else
        {
            changed = true;
            Agree(new ChangedSecret(place));
        }
    }

    private void Refuse(Rejection refused)
    {
        refusals += refused.Code == "keystore.wrong-password" ? 1 : 0;

        // How near the token is to locking itself has changed, or it is gone.
        store.Look();
        Complain(store.Place is null ? "token" : ChangeQuestion.IsAboutNew(refused) ? "changed" : "password", refused);
    }

    private string? Rule() => question.IsFile ? Words["password.rule"]
        : store.Token?.PinLength is { } length ? Words.Say("token.pin-length", length.Least, length.Most)
        : null;

    private Html Refusals() => Html.When(refusals > 0, $"""<p class="govuk-body-s" data-refusals="{refusals}">{Words.Say("password.refusals", refusals)}</p>""");
}
