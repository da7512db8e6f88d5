namespace Tanba.Registration.Letters;

/// <summary>A value of a letter that is itself a word, such as the reason of a revocation: said in the letter's language.</summary>
/// <param name="Key">Of the registration's words, such as <c>reason.1</c>.</param>
public sealed record Worded(string Key);

/// <summary>A value of a letter of which only the day matters, in the portal's time zone.</summary>
public sealed record OnDay(DateTimeOffset Moment);
