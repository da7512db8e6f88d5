namespace Tanba.Agent.Consent.Window;

/// <summary>Pieces of pages in the classes of govuk-frontend; they make sense without any style too.</summary>
public static class Pieces
{
    public static readonly Html Mark = Html.Of($"""
        <svg class="tanba-consent__mark" viewBox="0 0 64 64" width="30" height="30" fill="none" stroke="#ffcf3f" stroke-linecap="round" aria-hidden="true" focusable="false"><circle cx="32" cy="32" r="29" stroke-width="4"/><g stroke-width="4.5"><path d="M32 54V20"/><path d="M32 22c0-8-16-10-17 1-.6 7 8.5 9 9.5 3"/><path d="M32 22c0-8 16-10 17 1 .6 7-8.5 9-9.5 3"/><path d="M22 42h20"/></g></svg>
        """);

    private static readonly Html Lock = Html.Of($"""
        <svg viewBox="0 0 16 20" width="15" height="19" aria-hidden="true" focusable="false"><path fill="#17693c" d="M2 8V6a6 6 0 0 1 12 0v2h1.500v12h-15V8zm3 0h6V6a3 3 0 0 0-6 0z"/></svg>
        """);

    private static readonly string[] RuleParts = ["length", "lower", "upper", "digit", "characters"];

    public static Html Error(Dialog dialog, string field) => dialog.Complaint is { } complaint && complaint.Field == field
        ? Html.Of($"""<p id="{field}-error" class="govuk-error-message">{dialog.Words.Of(complaint.Rejection)}</p>""")
        : Html.Nothing;

    public static Html Summary(Dialog dialog) => dialog.Complaint is { } complaint
        ? Html.Of($"""
            <div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">{dialog.Words["window.error"]}</h2>
            <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list"><li><a href="#{complaint.Field}">{dialog.Words.Of(complaint.Rejection)}</a></li></ul></div></div></div>
            """)
        : Html.Nothing;

    public static Html Site(Dialog dialog)
    {
        var words = dialog.Words;
        return Html.Of($"""<p class="tanba-site">{Html.When(dialog.Asker.Origin?.StartsWith("https:", StringComparison.Ordinal) ?? false, $"{Lock}")}<span>{words[dialog.Asker.Origin is null ? "window.program" : "window.site"]} <strong>{dialog.Asker.Name}</strong></span></p>""");
    }

    public static Html What(Dialog dialog)
    {
        var (words, what) = (dialog.Words, dialog.What);
        var about = dialog.Purpose switch { Purpose.SignDocuments => "window.content", Purpose.SignAct or Purpose.SignIn => "window.machine", _ => "window.details" };

        // Without words for a person the document itself is what they have to see.
        var open = what.Lines.Count == 0;
        return Html.Of($"""
            <h1 class="govuk-heading-m">{what.Heading}</h1>
            {Html.When(what.Warning is not null, $"""<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{words["window.warning"]}</span>{what.Warning}</strong></div>""")}
            {Html.When(what.Lines.Count > 0, $"""<div class="govuk-inset-text">{Html.Join(what.Lines.Select(line => Html.Of($"""<p class="govuk-body">{line}</p>""")))}</div>""")}
            {Html.When(what.Machine is not null && open, $"""<details class="govuk-details" open><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{words[about]}</span></summary><div class="govuk-details__text"><pre class="tanba-consent__text" tabindex="0">{what.Machine}</pre></div></details>""")}
            {Html.When(what.Machine is not null && !open, $"""<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{words[about]}</span></summary><div class="govuk-details__text"><pre class="tanba-consent__text" tabindex="0">{what.Machine}</pre></div></details>""")}
            """);
    }

    /// <summary>The page never gives a password back: the field is empty again after every press.</summary>
    public static Html Password(Dialog dialog, string name, string label, string? hint, string autocomplete)
    {
        var words = dialog.Words;
        var wrong = dialog.Complaint?.Field == name;
        var described = string.Join(' ', new[] { hint is null ? null : name + "-hint", wrong ? name + "-error" : null }.OfType<string>());
        return Html.Of($"""
            <div class="govuk-form-group govuk-password-input{(wrong ? " govuk-form-group--error" : "")}" data-module="govuk-password-input" data-i18n.show-password="{words["password.show"]}" data-i18n.hide-password="{words["password.hide"]}" data-i18n.show-password-aria-label="{words["password.show.label"]}" data-i18n.hide-password-aria-label="{words["password.hide.label"]}" data-i18n.password-shown-announcement="{words["password.shown"]}" data-i18n.password-hidden-announcement="{words["password.hidden"]}">
            <label class="govuk-label govuk-label--s" for="{name}">{label}</label>
            {Html.When(hint is not null, $"""<div id="{name}-hint" class="govuk-hint">{hint}</div>""")}{Error(dialog, name)}
            <div class="govuk-input__wrapper govuk-password-input__wrapper">
            <input class="govuk-input govuk-password-input__input govuk-js-password-input-input{(wrong ? " govuk-input--error" : "")}" id="{name}" name="{name}" type="password" autocomplete="{autocomplete}" spellcheck="false" autocapitalize="none"{Html.When(described.Length > 0, $""" aria-describedby="{described}" """)}>
            <button type="button" class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle" data-module="govuk-button" aria-controls="{name}" aria-label="{words["password.show.label"]}" hidden>{words["password.show"]}</button>
            </div></div>
            """);
    }

    /// <summary>What the rule of passwords asks for, ticked off while the person types; without script the hint of the field says the same.</summary>
    public static Html Rule(Words words, string field) => Html.Of($"""
        <div class="tanba-rule" data-rule-for="{field}" data-kept="{words["rule.kept"]}" data-broken="{words["rule.broken"]}" hidden>
        <ul class="tanba-rule__list">{Html.Join(RuleParts.Select(part => Html.Of($"""<li class="tanba-rule__part" data-rule="{part}">{words["rule." + part]}<span class="govuk-visually-hidden"></span></li>""")))}</ul>
        <p class="tanba-rule__strength" role="status" data-weak="{words["rule.weak"]}" data-fair="{words["rule.fair"]}" data-strong="{words["rule.strong"]}"></p></div>
        """);
}
