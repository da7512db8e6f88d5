using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths.Conformance;

/// <summary>A foreign suite: cases of one manifest, and the files they name.</summary>
internal sealed class Manifest(string folder, string file)
{
    public IReadOnlyList<JsonElement> Cases()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path($"{folder}/{file}")));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    /// <summary>Runs every case, prints how many agree, and fails with those that do not.</summary>
    /// <param name="cases">Of this manifest.</param>
    /// <param name="differs">What is wrong with a case; null when the verdict is that of the suite.</param>
    public void Check(IReadOnlyList<JsonElement> cases, Func<JsonElement, string?> differs)
    {
        Assert.NotEmpty(cases);
        var (wrong, slowest) = (new List<string>(), (Id: "", Time: TimeSpan.Zero));
        foreach (var one in cases)
        {
            var started = Stopwatch.GetTimestamp();
            if (differs(one) is { } difference)
            {
                wrong.Add($"{Text(one, "id")}: {difference}");
            }

            var took = Stopwatch.GetElapsedTime(started);
            slowest = took > slowest.Time ? (Text(one, "id"), took) : slowest;
        }


        Console.WriteLine($"{folder}/{file}: {cases.Count - wrong.Count} of {cases.Count} as the suite says; slowest {slowest.Id} {slowest.Time.TotalMilliseconds:F0} ms");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    public Result<Certificate> Read(string name) => Certificate.Decode(File.ReadAllBytes(SharedData.Path($"{folder}/{name}")));

    public ReadOnlyMemory<byte> Octets(string name) => File.ReadAllBytes(SharedData.Path($"{folder}/{name}"));

    /// <summary>What cannot be read helps nobody.</summary>
    public List<Certificate> All(JsonElement one, string property) => [.. Names(one, property)
        .SelectMany(name => Pem.UnwrapAll(Octets(name), "CERTIFICATE", "X509 CERTIFICATE"))
        .Select(Certificate.Decode)
        .Where(read => !read.IsRefused)
        .Select(read => read.Value)];

    public List<CertificateList> Lists(JsonElement one, string property) =>
        [.. Names(one, property).Select(name => CertificateList.Decode(Octets(name))).Where(read => !read.IsRefused).Select(read => read.Value)];

    /// <summary>The verdict on the leaf of a case; a leaf that cannot be read is refused with its code.</summary>
    public (bool IsValid, string Why, PathVerdict? Verdict) Judge(JsonElement one, PathParameters parameters)
    {
        if (!Read(Text(one, "leaf")).Try(out var leaf, out var unread))
        {
            return (false, unread.ToString(), null);
        }

        var verdict = PathValidation.Validate(leaf, new(All(one, "trust"), All(one, "intermediates"), one.TryGetProperty("crls", out _) ? Lists(one, "crls") : []), parameters);
        return (verdict.IsValid, verdict.Rejection?.ToString() ?? "valid", verdict);
    }

    /// <summary>The moment of a case; null when it is that of the run.</summary>
    public static DateTimeOffset? Time(JsonElement one) =>
        one.GetProperty("time").GetString() is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    public static string Text(JsonElement one, string property) => one.GetProperty(property).GetString()!;

    public static string? Parameter(JsonElement one, string property) =>
        one.GetProperty("params").TryGetProperty(property, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    public static bool Flag(JsonElement one, string property) => one.GetProperty("params").TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;

    private static IEnumerable<string> Names(JsonElement one, string property) => one.GetProperty(property).EnumerateArray().Select(name => name.GetString()!);
}
