using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tanba.Pki;
using Tanba.Pki.Paths;

namespace Tanba.Cli.Verification;

/// <summary>What <c>tanba verify path</c> prints. Reason is null when valid.</summary>
/// <param name="Path">Subjects, leaf first.</param>
internal sealed record PathAnswer(bool Valid, string? Reason, string Detail, IReadOnlyList<string> Path)
{
    public static JsonSerializerOptions Form { get; } = new(JsonSerializerDefaults.Web)
    {
        // Names in Kazakh are to be read by people too; the answer goes to no page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Repeated from the line of a batch.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>user-constrained-policy-set.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>What the program ends with.</summary>
    [JsonIgnore]
    public int Code { get; init; }

    public static PathAnswer Of(PathVerdict verdict) => new(
        verdict.IsValid,
        verdict.Reason?.Code(),
        verdict.Citation is { } clause ? $"{verdict.Detail} ({clause})" : verdict.Detail,
        [.. verdict.Path.Select(certificate => certificate.Subject.ToString())])
    {
        Policies = verdict.Policies,
        Code = verdict.IsValid ? Exit.Done : Exit.Refused,
    };

    /// <summary>Something could not be read.</summary>
    public static PathAnswer Unread(Rejection why) => new(false, why.Code, why.Detail, []) { Code = Exit.WrongUse };
}
