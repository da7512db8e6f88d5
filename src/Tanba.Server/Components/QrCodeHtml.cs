using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using QRCoder;

namespace Tanba.Server.Components;

/// <summary>A text as a QR code (ISO/IEC 18004), drawn as one path of inline SVG: no picture is fetched and no style is inline.</summary>
public static class QrCodeHtml
{
    /// <param name="text">What a phone reads.</param>
    /// <param name="label">What a screen reader says instead.</param>
    public static IHtmlContent QrCode(this IHtmlHelper html, string text, string label)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Draw(text, label);
    }

    internal static IHtmlContent Draw(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        return new HtmlString(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"tanba-qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(label)}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{Path(code)}\"/></svg>"));
    }

    // One stroke for each run of dark modules in a row. The matrix brings its quiet zone of four modules (§9.1).
    private static string Path(QRCodeData code)
    {
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Length; x++)
            {
                var from = x;
                while (x < row.Length && row[x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1H{from}z");
                }
            }
        }

        return path.ToString();
    }
}
