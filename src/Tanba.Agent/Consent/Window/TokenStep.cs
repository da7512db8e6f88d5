using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>Which token, inside a window: one that is connected is taken, of several the person chooses one, without any they read what to do.</summary>
public sealed class TokenStep
{
    private readonly IKeyStore store;

    public TokenStep(IKeyStore store, string? proposed)
    {
        this.store = store;
        Look();
        Place = string.IsNullOrEmpty(proposed) ? Place : Connected.FirstOrDefault(place => place.Address == proposed);
    }

    /// <summary>Null until one is chosen.</summary>
    public KeyPlace? Place { get; private set; }

    /// <summary>Those that were connected at the last look.</summary>
    public IReadOnlyList<KeyPlace> Connected { get; private set; } = [];

    /// <summary>Tokens come and go while a window is open.</summary>
    public void Look()
    {
        Connected = store.Places() ?? [];
        Place = Connected.FirstOrDefault(place => place.Address == Place?.Address) ?? (Connected.Count == 1 ? Connected[0] : null);
    }

    public void Choose(string address)
    {
        Look();
        Place = Connected.FirstOrDefault(place => place.Address == address);
    }

    public void Forget() => Place = null;

    /// <summary>While none is chosen.</summary>
    public Html Choice(Words words) => Connected.Count == 0 ? Absent(words) : Html.Of($"""
        <h2 class="govuk-heading-s">{words["token.choose"]}</h2>
        <ul class="govuk-list" id="token">{Html.Join(Connected.Select(place => Html.Of($"""<li><button class="tanba-consent__entry" name="do" value="token:{place.Address}">{place.Name}</button></li>""")))}</ul>
        """);

    /// <summary>The field of the PIN of the chosen token.</summary>
    public Html Pin(Dialog dialog, bool accepted)
    {
        var words = dialog.Words;
        var tries = Place?.Tries switch { PinTries.Few => words["token.few"], PinTries.Last => words["token.last"], PinTries.None => words["token.locked"], _ => null };
        var usual = store.UsualPin is { } pin ? words.Say("token.usual", pin) : null;
        var hint = string.Join(' ', new[] { $"{Place?.Name} · {words["storage." + store.Storage]}.", accepted ? words["token.accepted"] : tries ?? usual }.OfType<string>());
        return Pieces.Password(dialog, "password", words["token.pin"], hint, "off");
    }

    private Html Absent(Words words) => Html.Of($"""
        <div class="govuk-inset-text" id="token"><p class="govuk-body"><strong>{words.Say("token.absent", words["storage." + store.Storage])}</strong></p>
        <p class="govuk-body">{words["token.absent.line"]}</p></div>
        <button class="govuk-button tanba-consent__main" name="do" value="again">{words["token.again"]}</button>
        """);
}
