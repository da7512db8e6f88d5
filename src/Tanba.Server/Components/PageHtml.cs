using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Tanba.Server.Components;

/// <summary>Small pieces of page that need no template.</summary>
public static class PageHtml
{
    /// <summary>The id of a field by its name: <c>Answers.Email</c> → <c>Answers_Email</c>.</summary>
    public static string IdOf(this IHtmlHelper html, string name) => html.GenerateIdFromName(name);

    /// <summary>
    /// Data for the page's script. A JSON block is not executed, so the content security policy needs no exception for it;
    /// the serializer writes &lt; &gt; &amp; as escapes, so a value cannot end the block.
    /// </summary>
    public static IHtmlContent ScriptData(this IHtmlHelper html, object data, string id = "tanba-page")
    {
        ArgumentNullException.ThrowIfNull(html);
        return new HtmlString($"<script type=\"application/json\" id=\"{id}\">{JsonSerializer.Serialize(data, JsonSerializerOptions.Web)}</script>");
    }
}
