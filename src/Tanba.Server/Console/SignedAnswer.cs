namespace Tanba.Server.Console;

/// <summary>What the script of a page with an act sends back: which act, what it is called, and its text signed.</summary>
public sealed record SignedAnswer(string? Id, string? Act, string? Cms);

/// <summary>An act on a page, to be read and signed.</summary>
/// <param name="Act">What it is called in its text.</param>
/// <param name="Back">Where the person goes who does not sign.</param>
public sealed record SignBox(Tanba.Registration.Acts.ActToSign ToSign, string Act, string Back)
{
    /// <summary>What follows from the signature, said before it; null where the text says enough.</summary>
    public string? Consequence { get; init; }

    /// <summary>The sentences; what stands under the marker is for programs.</summary>
    public string Sentences => ToSign.Text[..ToSign.Text.IndexOf(Tanba.Registration.Acts.SignedAct.Marker, StringComparison.Ordinal)].TrimEnd();

    public string Facts => ToSign.Text[ToSign.Text.IndexOf(Tanba.Registration.Acts.SignedAct.Marker, StringComparison.Ordinal)..];
}
