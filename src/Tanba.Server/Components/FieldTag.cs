using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tanba.Server.Components;

/// <summary>
/// One text field with its label, hint and error, as govuk-frontend's input component:
/// <c>&lt;tanba-field for="Answers.Email" label="…" hint="…" type="email" /&gt;</c>. What stands inside follows the field.
/// </summary>
[HtmlTargetElement("tanba-field")]
public sealed class FieldTag(HtmlEncoder encoder) : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30; 0 is the whole column.</summary>
    public int Width { get; set; }

    public int MaxLength { get; set; } = 200;

    /// <summary>Digits are asked with the number pad and shown in even width.</summary>
    public bool Digits { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var entry = ViewContext.ModelState.GetValueOrDefault(name);
        var error = entry is { ValidationState: ModelValidationState.Invalid } ? entry.Errors[0].ErrorMessage : null;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        output.Content.AppendHtml($"<label class=\"govuk-label govuk-label--s\" for=\"{id}\">{encoder.Encode(Label)}</label>");
        if (Hint is not null)
        {
            output.Content.AppendHtml($"<div id=\"{id}-hint\" class=\"govuk-hint\">{encoder.Encode(Hint)}</div>");
        }

        if (error is not null)
        {
            output.Content.AppendHtml($"<p id=\"{id}-error\" class=\"govuk-error-message\">{encoder.Encode(error)}</p>");
        }

        var inside = await output.GetChildContentAsync();
        output.Content.AppendHtml("<div class=\"tanba-field\">");
        output.Content.AppendHtml(Input(name, id, entry?.AttemptedValue ?? For.Model?.ToString(), error is not null));
        output.Content.AppendHtml(inside).AppendHtml("</div>");
    }

    private TagBuilder Input(string name, string id, string? value, bool wrong)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("govuk-input");
        if (Width > 0)
        {
            input.AddCssClass($"govuk-input--width-{Width}");
        }

        Set(input, ("id", id), ("name", name), ("type", Type), ("maxlength", $"{MaxLength}"), ("value", value), ("autocomplete", Autocomplete));
        Set(input, ("aria-describedby", DescribedBy(id, wrong)));
        if (Digits)
        {
            input.AddCssClass("govuk-input--extra-letter-spacing");
            Set(input, ("inputmode", "numeric"), ("spellcheck", "false"));
        }

        if (wrong)
        {
            input.AddCssClass("govuk-input--error");
            Set(input, ("aria-invalid", "true"));
        }

        return input;
    }

    private string? DescribedBy(string id, bool wrong) => (Hint, wrong) switch
    {
        (not null, true) => $"{id}-hint {id}-error",
        (not null, false) => $"{id}-hint",
        (null, true) => $"{id}-error",
        _ => null,
    };

    private static void Set(TagBuilder input, params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes.Where(attribute => attribute.Value is not null))
        {
            input.Attributes[name] = value;
        }
    }
}
