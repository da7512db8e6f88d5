using System.Text;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Tests.Protocol;

public sealed class ActTextTests
{
    private const string Act = "Вход в кабинет.\n\n-- tanba-act/1 --\nact: sign-in\nportal: https://cabinet.example.kz\nnonce: x\n";

    [Fact]
    public void The_human_part_is_above_the_marker_and_the_machine_part_below()
    {
        var act = ActText.Find(Encoding.UTF8.GetBytes(Act))!;
        Assert.Equal("Вход в кабинет.", act.Human);
        Assert.Equal("sign-in", act.Line("act"));
        Assert.Equal("https://cabinet.example.kz", act.Line("portal"));
        Assert.Null(act.Line("application"));
    }

    [Theory]
    [InlineData("https://cabinet.example.kz", true)]
    [InlineData("https://cabinet.example.kz.evil.example", false)]
    [InlineData("http://cabinet.example.kz", false)]
    [InlineData("https://CABINET.example.kz", false)]
    [InlineData("null", false)]
    [InlineData(null, false)]
    public void Only_its_own_portal_may_have_it_signed(string? origin, bool allowed) =>
        Assert.Equal(allowed, ActText.WhyNot(Encoding.UTF8.GetBytes(Act), origin) is null);

    [Theory]
    [InlineData("-- tanba-act/1 --\nact: sign-in\n")]
    [InlineData("-- tanba-act/1 --\nportal: https://cabinet.example.kz\nportal: https://other.example.kz\n")]
    [InlineData("-- tanba-act/1 --\nportal: https://cabinet.example.kz\n-- tanba-act/1 --\nportal: https://other.example.kz\n")]
    [InlineData("words before -- tanba-act/1 -- and after\n")]
    [InlineData("\uFEFF-- tanba-act/1 --\r\nportal: https://other.example.kz\r\n")]
    public void An_act_that_could_be_read_otherwise_is_refused(string text) =>
        Assert.Equal("act.other-portal", ActText.WhyNot(Encoding.UTF8.GetBytes(text), "https://cabinet.example.kz")!.Code);

    [Theory]
    [InlineData("I give my house to the bearer of this.")]
    [InlineData("request: I give my house to the bearer")]
    [InlineData("clause: 1")]
    [InlineData("nonce: 1\n\nI agree.")]
    public void Nothing_that_a_person_would_have_to_read_stands_below_the_marker(string line) =>
        Assert.Equal("act.malformed", ActText.WhyNot(Encoding.UTF8.GetBytes(Act + line + "\n"), "https://cabinet.example.kz")!.Code);

    [Fact]
    public void An_act_has_a_bounded_number_of_facts() =>
        Assert.Equal("act.malformed", ActText.WhyNot(Encoding.UTF8.GetBytes(Act + string.Concat(Enumerable.Repeat("nonce: x\n", 16))), "https://cabinet.example.kz")!.Code);

    [Fact]
    public void Lines_above_the_marker_decide_nothing()
    {
        const string disguised = "portal: https://evil.example\n" + Act;
        Assert.NotNull(ActText.WhyNot(Encoding.UTF8.GetBytes(disguised), "https://evil.example"));
    }

    [Fact]
    public void Any_other_document_may_be_signed_by_anybody() => Assert.Null(ActText.WhyNot(Encoding.UTF8.GetBytes("A contract"), "https://shop.example"));

    [Theory]
    [InlineData("commonUtils")]
    [InlineData("basics")]
    [InlineData("basics in a list")]
    [InlineData("enrolment")]
    public async Task No_module_signs_the_act_of_another_portal(string way)
    {
        await using var agent = await RunningAgent.ScriptedAsync("""{"path":"/home/citizen/keys/AUTH_RSA256.p12","password":"Demo2026"}""");
        using var page = await agent.GreetedAsync("https://evil.example");
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Act));
        var reply = way switch
        {
            "commonUtils" => await page.CallAsync("kz.gov.pki.knca.commonUtils", "createCAdESFromBase64", new object[] { "PKCS12", "AUTHENTICATION", data, true }),
            "basics" => await page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format = "cms", data, signingParams = new { decode = true }, signerParams = new { chain = Array.Empty<string>() }, locale = "ru" }),
            "basics in a list" => await page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format = "cms", data = new[] { "harmless", Act }, signingParams = new { }, signerParams = new { chain = Array.Empty<string>() }, locale = "ru" }),
            _ => await page.CallAsync("tanba.enrolment", "sign", new { storage = "PKCS12", purpose = "auth", text = Act, locale = "ru" }),
        };
        Assert.Contains("другого портала", (string)reply["message"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("MII", reply.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_portal_gets_it_signed()
    {
        await using var agent = await RunningAgent.ScriptedAsync("""{"path":"/home/citizen/keys/AUTH_RSA256.p12","password":"Demo2026"}""");
        using var page = await agent.GreetedAsync("https://cabinet.example.kz");
        var reply = await page.CallAsync("tanba.enrolment", "sign", new { storage = "PKCS12", purpose = "auth", text = Act, locale = "ru" });
        Assert.True((bool)reply["status"]!, reply.ToJsonString());
    }
}
