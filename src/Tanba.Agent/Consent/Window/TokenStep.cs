using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>Which token, inside a window: one that is connected is taken, of several the person chooses one, without any they read what to do.</summary>
public sealed class TokenStep
{
    private readonly IKeyStore store;
    private string? wanted;

    public TokenStep(IKeyStore store, string? proposed)
    {
        this.store = store;
        wanted = string.IsNullOrEmpty(proposed) ? null : proposed;
        Look();
    }

    /// <summary>Null until one is chosen.</summary>
    public KeyPlace? Place { get; private set; }

    /// <summary>Those that were connected at the last look.</summary>
    public IReadOnlyList<KeyPlace> Connected { get; private set; } = [];

    /// <summary>Tokens come and go while a window is open. The one that was meant is never silently replaced by another.</summary>
    public void Look()
    {
        Connected = store.Places() ?? [];
        Place = wanted is null && Connected.Count == 1 ? Connected[0] : Connected.FirstOrDefault(place => place.Address == wanted);
        wanted = Place?.Address ?? wanted;
    }

    public void Choose(string address)
    {
        wanted = address;
        Look();
    }

    public void Forget() => (Place, wanted) = (null, null);

    /// <summary>While none is chosen.</summary>
    public Html Choice(Words words) => Connected.Count == 0 ? Absent(words) : Html.Of($"""
        {(wanted is null ? Html.Nothing : Absent(words))}
        <h2 class="govuk-heading-s">{words[wanted is null ? "token.choose" : "token.another"]}</h2>
        <ul class="govuk-list" id="token">{Html.Join(Connected.Select(place => Html.Of($"""<li><button class="tanba-consent__entry" name="do" value="token:{place.Address}">{place.Name}</button></li>""")))}</ul>
        """);

    /// <summary>The field of the PIN of the chosen token.</summary>
    public Html Pin(Dialog dialog, bool accepted)
    {
        var words = dialog.Words;
        var tries = Place?.Tries switch { PinTries.Few => words["token.few"], PinTries.Last => words["token.last"], PinTries.None => words["token.locked"], _ => null };
        var usual = store.UsualPin is { } pin ? words.Say("token.usual", pin) : null;
        var hint = string.Join(' ', new[] { $"{Place?.Name} · {words["storage." + store.Storage]}.", accepted ? words["token.accepted"] : tries ?? usual }.OfType<string>());
        return Pieces.Password(dialog, "password", words[dialog.Purpose == Purpose.ChangePin ? "token.pin-old" : "token.pin"], hint, "off");
    }

    private Html Absent(Words words) => Html.Of($"""
        <div class="govuk-inset-text"{Html.When(Connected.Count == 0, $""" id="token" """)}><p class="govuk-body"><strong>{words.Say("token.absent", wanted is null ? words["storage." + store.Storage] : TokenName.Of(wanted))}</strong></p>
        <p class="govuk-body">{words["token.absent.line"]}</p></div>
        <button class="govuk-button{Html.When(Connected.Count > 0, $" govuk-button--secondary")} tanba-consent__main" name="do" value="again">{words["token.again"]}</button>
        """);
}
