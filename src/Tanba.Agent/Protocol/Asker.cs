namespace Tanba.Agent.Protocol;

/// <summary>Who asks: the origin that the browser vouches for (null for a program that is no browser), and the language of the answer.</summary>
public sealed record Asker(string? Origin, string Locale)
{
    /// <summary>What was made over the connection on which the request came.</summary>
    public MadeKeys Made { get; init; } = new();

    public Words Words => Words.Of(Locale);

    /// <summary>As the person reads it.</summary>
    public string Name => Origin switch
    {
        null => Words["asker.program"],
        // What a browser says of a page that may not tell: a file, or a frame in a sandbox.
        "null" => Words["asker.hidden"],
        _ => Origin,
    };

    public Asker In(string? locale) => string.IsNullOrEmpty(locale) ? this : this with { Locale = Words.Of(locale).Locale };
}
