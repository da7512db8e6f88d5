using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Tests.Protocol;

public sealed class DispatcherTests
{
    [Fact]
    public async Task A_fault_of_ours_is_withheld_and_carries_a_number()
    {
        var reply = await AnswerAsync(new Module((_, _) => throw new InvalidOperationException("a secret path")), """{"module":"test","method":"m"}""");
        Assert.DoesNotContain("secret", reply, StringComparison.Ordinal);
        Assert.Matches("^{\"fault\":\"[0-9a-f]{8}\"}$", reply);
    }

    [Fact]
    public async Task A_request_that_nests_too_deep_is_no_json_for_us() =>
        Assert.Equal(Frames.NotJson, await AnswerAsync(new Module((_, _) => []), $$"""{"module":"test","args":{{new string('[', 100)}}{{new string(']', 100)}}}"""));

    [Theory]
    [InlineData("""{"module":7}""")]
    [InlineData("""{"module":"Test"}""")]
    [InlineData("""{"module":null,"method":"setTime"}""")]
    [InlineData("""{"method":7}""")]
    public async Task Whatever_names_no_module_of_ours_is_not_found(string request) =>
        Assert.Equal(Frames.ModuleNotFound, await AnswerAsync(new Module((_, _) => []), request));

    [Fact]
    public async Task A_module_hears_who_asks_and_in_which_language()
    {
        var locales = new ChosenLocales();
        locales.Choose("https://a.example.kz", "kz");
        Asker? heard = null;
        var dispatcher = new Dispatcher([new Module((_, asker) => { heard = asker; return []; })], locales, NullLogger<Dispatcher>.Instance);
        await dispatcher.AnswerAsync("""{"module":"test"}"""u8.ToArray(), "https://a.example.kz", new MadeKeys(), default);
        Assert.Equal(("https://a.example.kz", "kk"), (heard!.Origin, heard.Locale));
    }

    [Fact]
    public void One_site_does_not_change_the_language_of_another()
    {
        var locales = new ChosenLocales();
        locales.Choose("https://a.example.kz", "en");
        Assert.Equal("en", locales.Of("https://a.example.kz"));
        Assert.Equal("ru", locales.Of("https://b.example.kz"));
        Assert.Equal("ru", locales.Of(null));
    }

    [Fact]
    public void Sites_without_number_do_not_fill_the_memory()
    {
        var locales = new ChosenLocales();
        for (var at = 0; at < 2000; at++)
        {
            locales.Choose($"https://{at}.example.kz", "en");
        }

        Assert.Equal("en", locales.Of("https://0.example.kz"));
        Assert.Equal("ru", locales.Of("https://1999.example.kz"));
    }

    private static async Task<string?> AnswerAsync(IModule module, string request) =>
        await new Dispatcher([module], new ChosenLocales(), NullLogger<Dispatcher>.Instance).AnswerAsync(Encoding.UTF8.GetBytes(request), null, new MadeKeys(), default);

    private sealed class Module(Func<Request, Asker, JsonObject> answer) : IModule
    {
        public string Name => "test";

        public Task<JsonObject> AnswerAsync(Request request, Asker asker, CancellationToken stop) => Task.FromResult(answer(request, asker));

        public JsonObject Fault(string number, Asker asker) => new() { ["fault"] = number };
    }
}
