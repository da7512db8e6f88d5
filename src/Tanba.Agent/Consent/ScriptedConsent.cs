using System.Text.Json;
using Tanba.Keys;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Consent;

/// <summary>One prepared answer: <c>{"store":"PKCS12","path":"…","password":"…","key":"auth|sign|&lt;ski&gt;"}</c> or <c>{"cancel":true}</c>.</summary>
public sealed record ScriptedAnswer(string? Store, string? Path, string? Password, string? Key, bool Cancel)
{
    /// <summary>Where a password or PIN is changed, the new one.</summary>
    public string? Changed { get; init; }
}

/// <summary>Answers without a person: one element of the script for each question. A question without an answer is cancelled.</summary>
public sealed partial class ScriptedConsent(IReadOnlyList<ScriptedAnswer> script, KeyOpening opening, ILogger<ScriptedConsent> log) : IConsent
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private int next = -1;

    /// <summary>A script that is no array of answers is a fault of the start.</summary>
    public static IReadOnlyList<ScriptedAnswer> Read(string path) => JsonSerializer.Deserialize<List<ScriptedAnswer>>(File.ReadAllBytes(path), Web) ?? [];

    public Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop) => Task.FromResult(Key(question));

    public Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop) => Task.FromResult(
        Next(question.Purpose) is { } answer && (answer.Path ?? question.Path) is { } path ? path : Cancelled<string>(question.Purpose, "no path in the script"));

    public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) => Task.FromResult(Token(question));

    public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) => Task.FromResult(NewPassword(question));

    public Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop) => Task.FromResult(Change(question));

    private KeyAnswer? Key(KeyQuestion question)
    {
        if (Next(question.Purpose) is not { Password: { } text } answer || StoreOf(question, answer) is not { } store || PlaceOf(store, answer.Path ?? question.Path) is not { } path)
        {
            return Cancelled<KeyAnswer>(question.Purpose, "no path, no password or another store in the script");
        }

        using var password = new Secret(text);
        if (!opening.Open(store, path, password, question.Filter).Try(out var keys, out var rejection))
        {
            return Cancelled<KeyAnswer>(question.Purpose, rejection.ToString());
        }

        if (question.Purpose == Purpose.ListKeys)
        {
            return new KeyAnswer(keys, null);
        }

        var chosen = keys.All.FirstOrDefault(key => IsMeant(answer.Key, key));
        if (chosen is { WhyNot: null })
        {
            return new KeyAnswer(keys, chosen.Key);
        }

        keys.Dispose();
        return Cancelled<KeyAnswer>(question.Purpose, chosen?.WhyNot?.ToString() ?? $"no key {answer.Key} in {path}");
    }

    private TokenAnswer? Token(TokenQuestion question)
    {
        if (Next(question.Purpose) is not { } answer || PlaceOf(question.Store, answer.Path ?? question.Place) is not { } place)
        {
            return Cancelled<TokenAnswer>(question.Purpose, "no answer in the script, or no such token is connected");
        }

        if (!question.NeedsPin)
        {
            return new TokenAnswer(place, null);
        }

        var pin = new Secret(answer.Password);
        if (question.Store.WhyNot(place, pin) is not { } refused)
        {
            return new TokenAnswer(place, pin);
        }

        pin.Dispose();
        return Cancelled<TokenAnswer>(question.Purpose, refused.ToString());
    }

    private Secret? NewPassword(PasswordQuestion question)
    {
        if (Next(question.Purpose) is not { Password: { } text })
        {
            return Cancelled<Secret>(question.Purpose, "no password in the script");
        }

        var password = new Secret(text);
        if (PasswordRule.Check(password) is not { } weak)
        {
            return password;
        }

        password.Dispose();
        return Cancelled<Secret>(question.Purpose, weak.ToString());
    }

    private ChangedSecret? Change(ChangeQuestion question)
    {
        if (Next(question.Purpose) is not { Password: { } text, Changed: { } fresh } answer || PlaceOf(question.Store, answer.Path ?? question.Place) is not { } place)
        {
            return Cancelled<ChangedSecret>(question.Purpose, "no path, no password or no changed one in the script");
        }

        using var old = new Secret(text);
        using var changed = new Secret(fresh);
        return question.Change(place, old, changed) is { } refused ? Cancelled<ChangedSecret>(question.Purpose, refused.ToString()) : new ChangedSecret(place);
    }

    // Without a name the store is the first that the page allows.
    private static IKeyStore? StoreOf(KeyQuestion question, ScriptedAnswer answer) =>
        answer.Store is null ? question.Stores[0] : question.Stores.FirstOrDefault(store => store.Storage == answer.Store);

    // A token is meant by its address, or as the only one.
    private static string? PlaceOf(IKeyStore store, string? path) => store.Places() is not { } tokens ? path
        : string.IsNullOrEmpty(path) ? tokens.Count == 1 ? tokens[0].Address : null
        : tokens.FirstOrDefault(token => token.Address == path)?.Address;

    // Without a name the first key that fits is meant.
    private static bool IsMeant(string? name, OfferedKey key) => name switch
    {
        null => key.WhyNot is null,
        "auth" => CertificatePurpose.Authenticates(key.Key.Certificate),
        "sign" => CertificatePurpose.Signs(key.Key.Certificate),
        _ => key.Key.Certificate.Ski.Equals(name, StringComparison.OrdinalIgnoreCase),
    };

    private ScriptedAnswer? Next(Purpose purpose)
    {
        var at = Interlocked.Increment(ref next);
        var answer = at < script.Count ? script[at] : null;
        LogTaken(purpose, at, answer is null ? "none left" : answer.Cancel ? "cancel" : "answer");
        return answer is { Cancel: false } ? answer : null;
    }

    private T? Cancelled<T>(Purpose purpose, string why)
        where T : class
    {
        LogCancelled(purpose, why);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Script: {Purpose} takes element {At}: {What}")]
    private partial void LogTaken(Purpose purpose, int at, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Script: {Purpose} is cancelled: {Why}")]
    private partial void LogCancelled(Purpose purpose, string why);
}
