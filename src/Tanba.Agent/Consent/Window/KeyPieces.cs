using Tanba.Pki.Certificates;

namespace Tanba.Agent.Consent.Window;

/// <summary>The page of one key store: file, password, list of keys, main button.</summary>
public static class KeyPieces
{
    public static Html Step(Dialog dialog, StoreStep store, OpenedKeys? keys)
    {
        var words = dialog.Words;
        return Html.Of($"""
            {store.Secret(dialog, accepted: keys is not null)}
            <button class="govuk-button govuk-button--secondary tanba-consent__main" name="do" value="refresh">{words["keys.refresh"]}</button>
            {(keys is null ? Html.Nothing : List(dialog, keys))}
            {(keys is { Fitting.Count: 0 } && dialog.Purpose != Purpose.ListKeys
                ? Html.Of($"""<p class="govuk-body">{words["keys.none-fits"]}</p>""")
                : Html.Of($"""<button class="govuk-button tanba-consent__main" name="do" value="accept">{dialog.Purpose.Button(words)}</button>"""))}
            {store.Back}
            """);
    }

    private static Html List(Dialog dialog, OpenedKeys keys)
    {
        var words = dialog.Words;
        var choosing = dialog.Purpose != Purpose.ListKeys;

        // On a token the old pair stays beside the new one: the newest is meant, and is the last.
        var newest = keys.All.LastOrDefault(key => key.WhyNot is null);
        return Html.Of($"""
            <div class="govuk-form-group{(dialog.Complaint?.Field == "key" ? " govuk-form-group--error" : "")}" id="key"><fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{words[choosing ? "keys.legend" : "keys.listed"]}</legend>{Pieces.Error(dialog, "key")}
            <div class="govuk-radios govuk-radios--small">{Html.Join(keys.All.Select((key, at) => Item(key, at, key == newest, choosing, words)))}</div></fieldset></div>
            """);
    }

    private static Html Item(OfferedKey key, int at, bool meant, bool choosing, Words words)
    {
        var certificate = key.Key.Certificate;
        return Html.Of($"""
            <div class="govuk-radios__item">{Html.When(choosing, $"""<input class="govuk-radios__input" type="radio" id="key-{at}" name="key" value="{certificate.Ski}" aria-describedby="key-{at}-more"{Html.When(meant, $" checked")}{Html.When(key.WhyNot is not null, $" disabled")}>""")}
            <label class="govuk-label govuk-radios__label" for="key-{at}"><strong>{certificate.Subject.CommonName}</strong> · {Kind(certificate, words)}</label>
            <div class="govuk-hint govuk-radios__hint" id="key-{at}-more">{words.Say("keys.until", Words.Date(certificate.NotAfter))} · {words.Say("keys.issuer", certificate.Issuer.CommonName)}{Html.When(key.WhyNot is not null, $"""<br>{words.Say("keys.cannot", key.WhyNot is null ? "" : words.Of(key.WhyNot))}""")}</div></div>
            """);
    }

    private static string Kind(Certificate certificate, Words words) =>
        $"{words[CertificatePurpose.IsForBoth(certificate) ? "keys.both" : CertificatePurpose.Authenticates(certificate) ? "keys.auth" : "keys.sign"]} {certificate.PublicKey.Name}";
}
