using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>The number of an application, as the agent has it from a page: twelve digits that may name files. Whether it is one is the authority's to say.</summary>
public static class ApplicationNumber
{
    public static Result<string> Parse(string? text)
    {
        var digits = (text ?? "").Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 12 && digits.All(char.IsAsciiDigit) ? digits : Rejection.Invalid("application.number", "an application number has twelve digits");
    }

    /// <summary>As people read it: <c>4021 7735 0186</c>.</summary>
    public static string Grouped(string number) => number.Length == 12 ? $"{number[..4]} {number[4..8]} {number[8..]}" : number;
}
