using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tanba.Agent;

/// <summary>A piece of a page. Whatever is put into a template is encoded, unless it is such a piece itself.</summary>
public sealed class Html
{
    public static readonly Html Nothing = new("");
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly string text;

    private Html(string text) => this.text = text;

    public static Html Of(Template template) => new(template.Finish());

    public static Html When(bool condition, Template template) => condition ? Of(template) : Nothing;

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.text)));

    public override string ToString() => text;

    /// <summary>Attribute values are written between double quotes; the encoder covers both places.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template
    {
        private readonly StringBuilder page;

        public Template(int literalLength, int formattedCount) => page = new StringBuilder(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => page.Append(literal);

        public void AppendFormatted(Html piece) => page.Append(piece.text);

        public void AppendFormatted(string? value) => page.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(int value) => page.Append(value);

        internal string Finish() => page.ToString();
    }
}
