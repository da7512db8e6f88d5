namespace Tanba.Pki;

/// <summary>Which kind of expected refusal this is; each edge maps it once (HTTP status, agent message, exit code).</summary>
public enum RejectionKind
{
    /// <summary>The input breaks a rule.</summary>
    Invalid,

    /// <summary>The person may not do this.</summary>
    Forbidden,

    /// <summary>There is no such thing, or it is not this person's.</summary>
    NotFound,

    /// <summary>The thing is not in the state that this act needs.</summary>
    Conflict,

    /// <summary>Something that this act needs cannot be reached now.</summary>
    Unavailable,
}

/// <summary>An expected refusal. Returned, never thrown.</summary>
/// <param name="Kind">How the edges map it.</param>
/// <param name="Code">Stable dotted name, <c>thing.rule</c>; the key of its words in <c>Words/</c>.</param>
/// <param name="Detail">What was found, in English, for logs and tools; never a secret.</param>
/// <param name="Citation">The clause that is broken, such as <c>RFC 5280 §4.1.2.2</c>.</param>
public sealed record Rejection(RejectionKind Kind, string Code, string Detail, string? Citation = null)
{
    /// <summary>
    /// What the sentence for a person tells beside the rule, in the order of its gaps <c>{0}</c>, <c>{1}</c>: texts, numbers, moments
    /// (<see cref="DateTimeOffset"/>). Each edge writes them as its reader's language does.
    /// </summary>
    public IReadOnlyList<object> Values { get; init; } = [];

    public static Rejection Invalid(string code, string detail, string? citation = null) => new(RejectionKind.Invalid, code, detail, citation);

    public static Rejection Forbidden(string code, string detail) => new(RejectionKind.Forbidden, code, detail);

    public static Rejection NotFound(string code, string detail) => new(RejectionKind.NotFound, code, detail);

    public static Rejection Conflict(string code, string detail) => new(RejectionKind.Conflict, code, detail);

    public static Rejection Unavailable(string code, string detail) => new(RejectionKind.Unavailable, code, detail);

    public override string ToString() => Citation is null ? $"{Code}: {Detail}" : $"{Code}: {Detail} ({Citation})";
}

/// <summary>A value, or the reason why there is none.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Rejection? rejection)
    {
        this.value = value;
        Rejection = rejection;
    }

    /// <summary>Null exactly when there is a value.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The value. Misuse (asking a refused result) throws <see cref="InvalidOperationException"/>.</summary>
    public T Value => Rejection is null ? value! : throw new InvalidOperationException($"Refused: {Rejection}");

    public bool IsRefused => Rejection is not null;

    /// <summary><c>if (!found.Try(out var certificate, out var rejection)) return rejection;</c></summary>
    public bool Try([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T result, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Rejection? rejection)
    {
        result = value;
        rejection = Rejection;
        return rejection is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Rejection rejection) => new(default, rejection ?? throw new ArgumentNullException(nameof(rejection)));
}

/// <summary>Makes a result where the implicit conversion is not allowed: C# has none from interface types.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => value;
}
