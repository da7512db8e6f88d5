using System.Text;
using System.Text.Json;
using Tanba.Pki.Crls;

namespace Tanba.Cli.Tests.Verification;

/// <summary><c>tanba verify path --batch</c>: one question a line, one answer a line.</summary>
public sealed class PathBatchTests : IDisposable
{
    private readonly OpenSsl folder = new();

    public PathBatchTests()
    {
        folder.Put("root.pem", Encoding.UTF8.GetBytes(TestPki.Root.ToPem()));
        folder.Put("issuing.der", TestPki.Issuing.Encoded);
        folder.Put("leaf.der", TestPki.Leaf.Encoded);
        folder.Put("root.crl", new CrlBuilder(TestPki.Root.Subject, TestPki.RootKey.PublicKey.Sha1OfKeyBits(), 1, TestPki.Now.AddDays(-1), TestPki.Now.AddDays(1), []).Sign(TestPki.RootKey));
        folder.Put("issuing.crl", new CrlBuilder(TestPki.Issuing.Subject, TestPki.IssuingKey.PublicKey.Sha1OfKeyBits(), 1, TestPki.Now.AddDays(-1), TestPki.Now.AddDays(1), []).Sign(TestPki.IssuingKey));
        folder.Put("noise", "no certificate"u8.ToArray());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_line_is_answered_in_its_order_with_its_id()
    {
        var answers = await RunAsync(
            0,
            Question(("id", "first")),
            string.Empty,
            Question(("id", 2)),
            Question());
        Assert.Equal(["first", "2", null], answers.Select(answer => answer.TryGetProperty("id", out var id) ? id.GetString() : null));
        Assert.All(answers, answer => Assert.True(answer.GetProperty("valid").GetBoolean()));
        Assert.All(answers, answer => Assert.Equal(3, answer.GetProperty("path").GetArrayLength()));
    }

    [Fact]
    public async Task The_worst_code_of_all_lines_is_that_of_the_program()
    {
        var refused = Question(("time", "2030-01-01T00:00:00Z"));
        await RunAsync(1, Question(), refused, Question());
        await RunAsync(2, Question(("leaf", File("not-there"))), refused, Question());
        await RunAsync(0);
    }

    [Theory]
    [InlineData("path.expired", "time", "2030-01-01T00:00:00Z")]
    [InlineData("path.wrong-purpose", "purpose", "tls-server")]
    [InlineData("path.wrong-server-name", "name", "portal.example.kz")]
    [InlineData("path.weak-key", "strength", "128")]
    [InlineData("path.unknown-issuer", "untrusted", "")]
    public async Task Every_option_of_one_value_has_its_field(string reason, string field, string value)
    {
        var answers = await RunAsync(1, Question((field, value.Length == 0 ? null : value)));
        Assert.Equal(reason, answers[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("explicit-policy")]
    [InlineData("explicitPolicy")]
    [InlineData("EXPLICITPOLICY")]
    public async Task A_field_may_be_written_without_hyphens_in_any_case(string field)
    {
        var answers = await RunAsync(1, Question((field, true)), Question((field, true), (field, false)), Question((field, null)));
        Assert.Equal(["path.no-policy", null, null], answers.Select(answer => answer.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Flags_that_forbid_are_read()
    {
        await RunAsync(0, Question(("inhibit-mapping", true), ("inhibit-any", true), ("inhibit-any-policy", true)));
    }

    [Fact]
    public async Task Files_are_one_name_or_several_and_evidence_is_read()
    {
        string[] lists = [File("root.crl"), File("issuing.crl")];
        (string, object?)[] asked = [("no-revocation", false), ("crl", lists)];
        var answers = await RunAsync(
            1,
            Question(asked),
            Question([.. asked, ("max-age", 1)]),
            Question([.. asked, ("maxAge", 0)]),
            Question(("no-revocation", false), ("crl", lists[0])),
            Question([.. asked, ("ocsp", Array.Empty<string>())]));
        Assert.Equal([null, null, "path.revocation-unknown", "path.revocation-unknown", null], answers.Select(answer => answer.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("{\"leaf\":null}")]
    [InlineData("{\"leaf\":\"x\",\"time\":\"yesterday\"}")]
    [InlineData("{\"leaf\":\"x\",\"purpose\":\"anything\"}")]
    [InlineData("{\"leaf\":\"x\",\"strength\":\"64\"}")]
    [InlineData("{\"leaf\":\"x\",\"max-age\":-1}")]
    [InlineData("{\"leaf\":\"x\",\"policy\":[\"no-oid\"]}")]
    [InlineData("{\"leaf\":\"x\",\"policy\":[3]}")]
    [InlineData("{\"leaf\":\"x\",\"trust\":{}}")]
    [InlineData("{\"leaf\":\"x\",\"explicit-policy\":\"yes\"}")]
    public async Task A_line_that_is_no_question_is_answered_so_and_the_next_one_is_read(string line)
    {
        var answers = await RunAsync(2, line, Question());
        Assert.Equal("batch.malformed", answers[0].GetProperty("reason").GetString());
        Assert.True(answers[1].GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("leaf", "not-there", "file.not-readable")]
    [InlineData("leaf", "noise", "certificate.malformed")]
    [InlineData("trust", "noise", "certificate.malformed")]
    [InlineData("crl", "not-there", "file.not-readable")]
    public async Task A_file_that_cannot_be_read_spoils_its_line_alone(string field, string file, string reason)
    {
        var answers = await RunAsync(2, Question((field, File(file)), ("id", "spoilt")), Question());
        Assert.Equal((reason, "spoilt"), (answers[0].GetProperty("reason").GetString(), answers[0].GetProperty("id").GetString()));
        Assert.True(answers[1].GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task A_batch_that_is_not_there_ends_with_2()
    {
        var answer = await TanbaProgram.RunAsync("verify", "path", "--batch", File("no-batch"));
        Assert.Equal(2, answer.Code);
        Assert.StartsWith("tanba: ", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify", "path", "--batch", folder.Folder)).Code);
    }

    private string File(string name) => Path.Combine(folder.Folder, name);

    /// <summary>The usual question with some fields otherwise.</summary>
    private string Question(params (string Name, object? Value)[] fields)
    {
        List<(string Name, object? Value)> all =
        [
            ("leaf", File("leaf.der")), ("trust", new[] { File("root.pem") }), ("untrusted", File("issuing.der")), ("time", "2026-11-22T12:00:00Z"), ("no-revocation", true),
        ];
        foreach (var field in fields)
        {
            all.RemoveAll(one => one.Name == field.Name);
            all.Add(field);
        }

        return JsonSerializer.Serialize(all.ToDictionary(one => one.Name, one => one.Value));
    }

    private async Task<List<JsonElement>> RunAsync(int code, params string[] lines)
    {
        folder.Put("batch", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var answer = await TanbaProgram.RunAsync("verify", "path", "--batch", File("batch"));
        Assert.True(answer.Code == code, $"{answer.Code}: {answer.Output} {answer.Errors}");
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        return [.. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];
    }
}
