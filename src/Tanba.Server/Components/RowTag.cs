using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tanba.Server.Components;

/// <summary>One row of a summary list; with <c>change</c> it ends in a link that leads back to the question.</summary>
[HtmlTargetElement("tanba-row")]
public sealed class RowTag(HtmlEncoder encoder) : TagHelper
{
    public required string Key { get; set; }

    public string? Change { get; set; }

    public string? ChangeWord { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Change is null ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row");
        output.Content.AppendHtml($"<dt class=\"govuk-summary-list__key\">{encoder.Encode(Key)}</dt><dd class=\"govuk-summary-list__value\">");
        output.Content.AppendHtml(value).AppendHtml("</dd>");
        if (Change is not null)
        {
            output.Content.AppendHtml($"<dd class=\"govuk-summary-list__actions\"><a class=\"govuk-link\" href=\"{encoder.Encode(Change)}\">{encoder.Encode(ChangeWord ?? "")}");
            output.Content.AppendHtml($"<span class=\"govuk-visually-hidden\"> {encoder.Encode(Key)}</span></a></dd>");
        }
    }
}
