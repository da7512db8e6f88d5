namespace Tanba.Server;

/// <summary>What the page's script sends back when an ordered act was signed.</summary>
/// <param name="Id">Of the act to sign.</param>
/// <param name="Cms">Base64 of the text, signed.</param>
public sealed record SignedText(string? Id, string? Cms);
