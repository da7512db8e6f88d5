using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tanba.Server.Words;

namespace Tanba.Server.Localities;

/// <summary>The two fields of an address: <c>&lt;tanba-place region="Answers.Region" locality="Answers.Locality" /&gt;</c>. Its handler asks <see cref="PlaceChoice"/>.</summary>
[HtmlTargetElement("tanba-place", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PlaceTag(IHtmlHelper html, PlaceChoice places, Wording words) : TagHelper
{
    public required ModelExpression Region { get; set; }

    public required ModelExpression Locality { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var stop = ViewContext.HttpContext.RequestAborted;
        var language = words.Language.Code;
        var regions = await places.RegionsAsync(stop);
        var (region, locality) = (Field(Region), Field(Locality));
        var chosen = await places.RegionAsync(region.Value, stop);
        if (chosen is not null && locality is { Error: null, Value: { Length: > 0 } name })
        {
            // It may have been written down in another language than that of the page.
            locality = locality with { Value = (await places.NamedAsync(chosen, name, stop))?.Name.In(language) ?? name };
        }

        var view = new PlaceView(
            region,
            locality,
            [.. regions.Select(one => one.Name.In(language)).Order(StringComparer.Create(words.Language.Culture, ignoreCase: true))],
            chosen?.Name.In(language),
            [.. places.Offered.Select(place => (place.Name.In(language), place.District?.In(language) ?? place.Region.Name.In(language)))]);
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync("/Shared/_Locality.cshtml", view, new ViewDataDictionary<PlaceView>(ViewContext.ViewData, view)));
    }

    private PlaceField Field(ModelExpression expression)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        var entry = ViewContext.ModelState.GetValueOrDefault(name);
        return new(
            name,
            TagBuilder.CreateSanitizedId(name, "_"),
            entry?.AttemptedValue ?? expression.Model?.ToString(),
            entry is { ValidationState: ModelValidationState.Invalid } ? entry.Errors[0].ErrorMessage : null);
    }
}
