using System.Text;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>Documents with all that canonicalisation has a rule for: namespaces declared, used, shadowed and taken away; xml: attributes; comments, instructions, CDATA, letters of every kind.</summary>
internal sealed class RandomXml(int seed)
{
    private static readonly string[] Texts = ["құжат", "a &amp; b", "&#13;", "&lt;x&gt;", "\n  ", "<![CDATA[ <raw> & ]]>", "🌍", "\"'\t", "]]&gt;"];
    private static readonly string[] Values = ["", "1", "&quot;", "&#10;x", "&#9;", "&#13;", "a  b", "&lt;&amp;>", "ә", "it's"];
    private static readonly string[] Declarations = ["xmlns:p=\"urn:p\"", "xmlns:q=\"urn:q\"", "xmlns:p=\"urn:other\"", "xmlns=\"urn:d\"", "xmlns=\"\"", "xmlns:z=\"urn:p\""];
    private static readonly string[] Between = ["<!-- comment -->", "<?pi some data?>", "<?empty?>", "\r\n  "];

    private ulong state = (ulong)seed + 1;

    /// <summary>A document whose root declares p and q, with one element <c>part</c> (of the namespace urn:p or of none) that has the Id x.</summary>
    public string Make(bool isPrefixed)
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?>").Append(Pick(Between)).Append("<root xmlns:p=\"urn:p\" xmlns:q=\"urn:q\" xml:lang=\"kk\">");
        Element(text, 3);
        var name = isPrefixed ? "p:part" : "part";
        text.Append("<q:above xml:space=\"preserve\" ").Append(isPrefixed ? "xmlns=\"urn:d\"" : string.Empty).Append('>');
        text.Append('<').Append(name).Append(" Id=\"x\" q:b=\"2\" a=\"1\"").Append(isPrefixed ? string.Empty : " xmlns=\"\"").Append('>');
        Element(text, 3);
        text.Append("</").Append(name).Append("></q:above>");
        Element(text, 2);
        return text.Append("</root>").Append(Pick(Between)).ToString();
    }

    private void Element(StringBuilder text, int depth)
    {
        var name = Pick(["e", "p:e", "q:e"]);
        text.Append('<').Append(name).Append(' ').Append(Pick(Declarations));
        text.Append(Draw(2) == 0 ? " xml:lang=\"ru\"" : string.Empty).Append(" b=\"").Append(Pick(Values)).Append("\" p:a=\"").Append(Pick(Values)).Append("\" a=\"").Append(Pick(Values)).Append("\">");
        if (Draw(2) == 0)
        {
            text.Append(Pick(Texts)).Append(Pick(Texts));
        }
        else
        {
            text.Append(Pick(Between)).Append(Pick(Between));
        }

        for (var children = depth == 0 ? 0 : Draw(3); children > 0; children--)
        {
            Element(text, depth - 1);
        }

        text.Append("</").Append(name).Append('>');
    }

    /// <summary>The same documents in every run (a 64-bit linear congruence, Knuth's constants).</summary>
    private int Draw(int below)
    {
        state = unchecked((state * 6364136223846793005) + 1442695040888963407);
        return (int)((state >> 33) % (ulong)below);
    }

    private string Pick(string[] among) => among[Draw(among.Length)];
}
