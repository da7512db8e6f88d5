using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Tanba.Cli.Verification;

/// <summary>The options on trust, revocation and time that every <c>tanba verify</c> has.</summary>
internal sealed class EvidenceOptions
{
    private readonly Option<string[]> trust = Files("--trust", "Certificates that are trusted, PEM (one or more) or DER.");
    private readonly Option<string[]> untrusted = Files("--untrusted", "Certificates that may help to build a path; they are not trusted.");
    private readonly Option<string[]> crls = Files("--crl", "Revocation lists, complete or delta.");
    private readonly Option<string[]> ocsp = Files("--ocsp", "OCSP replies.");
    private readonly Option<string?> time = new("--time") { Description = "The time in question, ISO 8601; now unless told otherwise.", HelpName = "TIME" };
    private readonly Option<int?> maxAge = new("--max-age") { Description = "Lists and replies older than that are no evidence, whatever they say themselves.", HelpName = "DAYS" };
    private readonly Option<bool> noRevocation = new("--no-revocation") { Description = "Do not look at revocation." };
    private readonly Option<bool> json = new("--json") { Description = "Answer in JSON." };

    public EvidenceOptions()
    {
        time.Validators.Add(CheckTime);
        maxAge.Validators.Add(CheckAge);
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { trust, untrusted, crls, ocsp, time, maxAge, noRevocation, json })
        {
            command.Add(option);
        }
    }

    public EvidenceFiles FilesOf(ParseResult given) =>
        new(given.GetValue(trust) ?? [], given.GetValue(untrusted) ?? [], given.GetValue(crls) ?? [], given.GetValue(ocsp) ?? []);

    public DateTimeOffset TimeOf(ParseResult given, TimeProvider clock) =>
        given.GetValue(time) is { } text && ReadTime(text) is { } at ? at : clock.GetUtcNow();

    public TimeSpan? MaxAgeOf(ParseResult given) => given.GetValue(maxAge) is { } days ? TimeSpan.FromDays(days) : null;

    public bool ChecksRevocation(ParseResult given) => !given.GetValue(noRevocation);

    public bool IsJson(ParseResult given) => given.GetValue(json);

    /// <summary>ISO 8601; without a zone it is UTC. Null when it is not a time.</summary>
    public static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static Option<string[]> Files(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    /// <summary>Whether it is a number of days that evidence may be old.</summary>
    public static bool IsAge(int days) => days is >= 0 and <= 36500;

    private static void CheckAge(OptionResult result)
    {
        if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && IsAge(days)))
        {
            result.AddError($"--max-age: \"{token.Value}\" is no number of days");
        }
    }

    private static void CheckTime(OptionResult result)
    {
        if (result.Tokens is [var token] && ReadTime(token.Value) is null)
        {
            result.AddError($"--time: \"{token.Value}\" is no time of ISO 8601");
        }
    }
}
