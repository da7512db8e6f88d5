using System.Text.RegularExpressions;
using Tanba.Server.Components;

namespace Tanba.Server.Tests.Components;

public sealed class QrCodeTests
{
    [Fact]
    public void A_code_is_inline_svg_without_style_or_script()
    {
        var svg = QrCodeHtml.Draw("https://cabinet.example.kz/status?number=402177350186", "Статус").ToString()!;
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);

        // ISO/IEC 18004 §6.3.3: three finder patterns, whose upper bars of seven modules begin after the quiet zone of four.
        Assert.Contains("M4 4h7v1H4z", svg, StringComparison.Ordinal);
        var size = int.Parse(Regex.Match(svg, "viewBox=\"0 0 ([0-9]+) ").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"M{size - 11} 4h7v1H{size - 11}z", svg, StringComparison.Ordinal);
        Assert.Contains($"M4 {size - 11}h7v1H4z", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_cannot_end_its_attribute() =>
        Assert.DoesNotContain("\"><b>", QrCodeHtml.Draw("x", "\"><b>").ToString()!, StringComparison.Ordinal);
}
