using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Tanba.Pki;
using Tanba.Pki.Paths;

namespace Tanba.Cli.Verification;

/// <summary>
/// <c>--batch</c>: one question a line, as JSON with the names of the options (<c>trust</c>, <c>untrusted</c>, <c>crl</c>, <c>ocsp</c>,
/// <c>time</c>, <c>policy</c>, <c>explicit-policy</c>, <c>inhibit-mapping</c>, <c>inhibit-any</c>, <c>purpose</c>, <c>strength</c>, <c>max-age</c>, <c>name</c>,
/// <c>no-revocation</c>, <c>leaf</c>; <c>id</c> is repeated in the answer), one answer a line in the same order. Names may also be written
/// without hyphens, in any case. Ends with the worst of the codes.
/// </summary>
internal sealed class PathBatch(TimeProvider clock)
{
    // A question names files; a hundred thousand of them fit.
    private const int MostLetters = 16 * 1024 * 1024;

    public int Run(string file)
    {
        try
        {
            using var lines = new StreamReader(file);
            return Run(new BoundedLines(lines, MostLetters));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Exit.Refuse(Rejection.NotFound("file.not-readable", $"{file}: {failure.Message}"));
            return Exit.WrongUse;
        }
    }

    private int Run(BoundedLines lines)
    {
        var worst = Exit.Done;
        foreach (var line in lines.All().Where(line => !string.IsNullOrWhiteSpace(line ?? "too long")))
        {
            var answer = line is null ? PathAnswer.Unread(Rejection.Invalid("batch.too-long", $"a line has more than {MostLetters} letters")) : Answer(line);
            Console.WriteLine(JsonSerializer.Serialize(answer, PathAnswer.Form));
            worst = Math.Max(worst, answer.Code);
        }

        return worst;
    }

    internal PathAnswer Answer(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var fields = Fields(document.RootElement);
            return Question(fields).Try(out var question, out var refused)
                ? question.Ask(Console.Error) with { Id = Text(fields, "id") }
                : PathAnswer.Unread(refused) with { Id = Text(fields, "id") };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return PathAnswer.Unread(Rejection.Invalid("batch.malformed", $"a line is no question in JSON: {broken.Message}"));
        }
    }

    private static Dictionary<string, JsonElement> Fields(JsonElement line)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in line.EnumerateObject())
        {
            fields[property.Name.Replace("-", string.Empty, StringComparison.Ordinal)] = property.Value;
        }

        return fields;
    }

    private static string? Text(Dictionary<string, JsonElement> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static bool Flag(Dictionary<string, JsonElement> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null && value.GetBoolean();

    private static List<string> Texts(Dictionary<string, JsonElement> fields, string name) => !fields.TryGetValue(name, out var value) ? []
        : value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(one => one.GetString() ?? string.Empty)],
            JsonValueKind.Null => [],
            _ => [value.GetString() ?? string.Empty],
        };

    private Result<PathQuestion> Question(Dictionary<string, JsonElement> fields)
    {
        var (time, purpose, policies) = (Text(fields, "time"), Text(fields, "purpose") ?? "any", Texts(fields, "policy"));
        var (strength, age) = (Text(fields, "strength") ?? "usual", Text(fields, "maxAge"));
        if (Text(fields, "leaf") is not { } leaf)
        {
            return Rejection.Invalid("batch.malformed", "a line names no leaf");
        }

        if ((time is not null && EvidenceOptions.ReadTime(time) is null) || PathOptions.ReadPurpose(purpose) is not { } wanted || !policies.All(PathOptions.IsOid))
        {
            return Rejection.Invalid("batch.malformed", "a time, a purpose or a policy is not understood");
        }

        if (PathOptions.ReadStrength(strength) is not { } strong || (age is not null && !(int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && EvidenceOptions.IsAge(days))))
        {
            return Rejection.Invalid("batch.malformed", "a strength or an age is not understood");
        }

        return new PathQuestion(leaf, new(Texts(fields, "trust"), Texts(fields, "untrusted"), Texts(fields, "crl"), Texts(fields, "ocsp")), new()
        {
            At = time is null ? clock.GetUtcNow() : EvidenceOptions.ReadTime(time)!.Value,
            Policies = policies.ToFrozenSet(StringComparer.Ordinal),
            ExplicitPolicy = Flag(fields, "explicitPolicy"),
            InhibitMapping = Flag(fields, "inhibitMapping"),
            InhibitAnyPolicy = Flag(fields, "inhibitAny") || Flag(fields, "inhibitAnyPolicy"),
            Purpose = wanted,
            Strength = strong,
            MaxEvidenceAge = age is null ? null : TimeSpan.FromDays(int.Parse(age, CultureInfo.InvariantCulture)),
            ServerName = Text(fields, "name"),
            Revocation = Flag(fields, "noRevocation") ? RevocationChecking.None : RevocationChecking.Required,
        });
    }
}
