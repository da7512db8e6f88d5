using Tanba.Agent.State;

namespace Tanba.Agent.Consent.Window;

/// <summary>The frame of every window: the person's own word, the asking site, one question.</summary>
public static class Page
{
    // Four dark colours of the bar's badge, told apart with the phrase.
    private const int Colours = 4;

    public static Html Of(Dialog dialog, Settings settings, string address, string token)
    {
        var words = dialog.Words;
        return Whole(words, dialog.Purpose.Title(words), Own(settings, words), Html.Of($"""
            {Pieces.Summary(dialog)}
            {Pieces.Site(dialog)}
            {Pieces.What(dialog)}
            <form method="post" action="{address}" novalidate autocomplete="off">
            <input type="hidden" name="token" value="{token}">
            {dialog.Content()}
            <p class="govuk-body tanba-consent__cancel"><button class="tanba-consent__entry" name="do" value="cancel" formnovalidate>{words["window.cancel"]}</button></p>
            </form>
            """), address + "/watch");
    }

    public static Html Finished(Dialog dialog, Settings settings)
    {
        var (words, what) = (dialog.Words, dialog.IsAgreed ? "done" : "cancelled");
        return Whole(words, dialog.Purpose.Title(words), Own(settings, words), Html.Of($"""
            <h1 class="govuk-heading-m">{words[$"window.{what}.title"]}</h1><p class="govuk-body" data-finished>{words[$"window.{what}.line"]}</p>
            """), null);
    }

    /// <summary>For an address that is used up or never was; the language of whoever asks is not known.</summary>
    public static Html Gone() => Whole(Words.Of("ru"), "Tanba Agent", Html.Nothing, Html.Join(Words.Locales.Select(locale => Html.Of($"""
        <div lang="{locale}"><h1 class="govuk-heading-m">{Words.Of(locale)["window.gone.title"]}</h1><p class="govuk-body">{Words.Of(locale)["window.gone.line"]}</p></div>
        """))), null);

    private static Html Own(Settings settings, Words words)
    {
        var phrase = settings.OwnPhrase ?? words["phrase." + settings.Phrase.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        return Html.Of($"""<span class="tanba-consent__own tanba-consent__own--{settings.Phrase % Colours}"><span class="govuk-visually-hidden">{words["window.own"]}: </span>{phrase}</span>""");
    }

    private static Html Whole(Words words, string title, Html own, Html body, string? watch) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{words.Locale}" class="govuk-template"><head><meta charset="utf-8"><title>{title}</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="/mark.svg" type="image/svg+xml"><link rel="stylesheet" href="/dist/consent.css"><script type="module" src="/dist/consent.js"></script></head>
        <body class="govuk-template__body"{Html.When(watch is not null, $""" data-watch="{watch}" """)}><div class="tanba-consent">
        <header class="tanba-consent__bar">{Pieces.Mark}<span>{title}</span>{own}</header>
        <main class="tanba-consent__body" id="main">{body}</main></div></body></html>
        """);
}
