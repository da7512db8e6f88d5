using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>Asks for a token, and for its PIN where something is written. A wrong PIN stays here.</summary>
public sealed class TokenDialog : Dialog<TokenAnswer>
{
    private readonly TokenQuestion question;
    private readonly TokenStep token;

    public TokenDialog(TokenQuestion question)
        : base(question.Asker, question.Purpose, question.What)
    {
        this.question = question;
        token = new TokenStep(question.Store, question.Place);
    }

    public override Html Content() => token.Place is not { } place ? token.Choice(Words) : Html.Of($"""
        {(question.NeedsPin ? token.Pin(this, accepted: false) : Html.Of($"""<p class="govuk-body">{Words["token.label"]}: <strong>{place.Name}</strong></p>"""))}
        {(question.NeedsPin ? Html.Nothing : Pieces.Error(this, "token"))}
        <button class="govuk-button tanba-consent__main" name="do" value="accept">{Purpose.Button(Words)}</button>
        {Html.When(token.Connected.Count > 1, $"""<p class="govuk-body tanba-consent__other"><button class="tanba-consent__entry" name="do" value="other">{Words["token.other"]}</button></p>""")}
        """);

    protected override void Act(PressedForm form)
    {
        switch (form.Button)
        {
            case "again":
                token.Look();
                break;
            case "other":
                token.Forget();
                break;
            case var chosen when chosen.StartsWith("token:", StringComparison.Ordinal):
                token.Choose(chosen["token:".Length..]);
                break;
            case "accept" when token.Place is { } place:
                Accept(place, form.Password);
                break;
        }
    }

    private void Accept(KeyPlace place, Secret? pin)
    {
        if (!question.NeedsPin)
        {
            Agree(new TokenAnswer(place.Address, null));
        }
        else if (pin is null)
        {
            Complain("password", "token.pin-missing");
        }
        else if (question.Store.WhyNot(place.Address, pin) is { } refused)
        {
            // How near the token is to locking itself has changed, or it is gone.
            token.Look();
            Complain(token.Place is null ? "token" : "password", refused);
        }
        else
        {
            Agree(new TokenAnswer(place.Address, new Secret(pin.Chars)));
        }
    }
}
