using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Agent.Consent;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Consent.Window;

/// <summary>Every window that a page can bring up, from its message on the socket to its words in the person's language.</summary>
public sealed class DialogLanguagesTests
{
    public static MatrixTheoryData<string, Purpose> Windows => new(Tanba.Agent.Words.Locales, Enum.GetValues<Purpose>().Except([Purpose.ShowKey]));

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_window_is_wholly_in_the_language_of_the_person(string locale, Purpose purpose)
    {
        var (agent, person) = await VisitedPerson.AtAsync();
        await using var both = agent;
        await using var leaving = person;
        using var socket = await agent.GreetedAsync();
        var words = WindowFixture.Asker.In(locale).Words;
        await AskAsync(agent, socket, purpose, locale);
        var (window, page) = await person.EnterAsync();
        Assert.Contains($"<html lang=\"{locale}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<title>{purpose.Title(words)}</title>", page, StringComparison.Ordinal);
        Assert.Contains($">{words["window.cancel"]}</button>", page, StringComparison.Ordinal);
        Assert.Contains($"{words["window.site"]} <strong>{RunningAgent.Portal}</strong>", page, StringComparison.Ordinal);
        Assert.All(Shown(purpose), key => Assert.Contains(words[key], page, StringComparison.Ordinal));
        foreach (var other in Tanba.Agent.Words.Locales.Where(other => other != locale).Select(Tanba.Agent.Words.Of))
        {
            Assert.All(Shown(purpose).Where(key => other[key] != words[key]), key => Assert.DoesNotContain($">{other[key]}<", page, StringComparison.Ordinal));
        }

        Assert.Contains(words["window.cancelled.title"], await window.PressAsync("cancel"), StringComparison.Ordinal);
        Assert.Contains("\"body\":{}", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_pages_of_commonUtils_speak_the_language_that_their_site_chose(string locale)
    {
        var (agent, person) = await VisitedPerson.AtAsync();
        await using var both = agent;
        await using var leaving = person;
        using var socket = await agent.GreetedAsync();
        const string module = "kz.gov.pki.knca.commonUtils";
        await socket.CallAsync(module, "changeLocale", new[] { locale });
        await socket.SendAsync($$"""{"module":"{{module}}","method":"getKeyInfo","args":["PKCS12"]}""");
        var (window, page) = await person.EnterAsync();
        var words = WindowFixture.Asker.In(locale).Words;
        Assert.Contains(Purpose.ShowKey.Title(words), page, StringComparison.Ordinal);
        Assert.Contains(words["show.line"], page, StringComparison.Ordinal);
        await window.PressAsync("cancel");
        Assert.Contains("action.canceled", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    /// <summary>Words that the first page of a window shows, beside its title.</summary>
    private static string[] Shown(Purpose purpose) => purpose switch
    {
        Purpose.ChooseFile => ["choose.line", "path.label", "path.open", "path.up", "path.files"],
        Purpose.ChooseFolder => ["choose.line", "path.folder.label", "path.open", "path.here", "purpose.ChooseFolder.button"],
        Purpose.ChooseToken => ["choose.token.line", "token.absent.line", "token.again"],
        Purpose.GenerateKeys => ["generate.line", "role.auth", "window.details", "path.folder.label", "path.other.folder", "purpose.GenerateKeys.button"],
        Purpose.FindPending => ["find.line", "path.folder.label", "path.other.folder", "purpose.FindPending.button"],
        Purpose.InstallCertificates => ["install.sign", "password.new", "password.rule", "password.repeat", "purpose.InstallCertificates.button"],
        Purpose.ChangePassword => ["change.file.line", "password.old", "password.new", "password.rule", "rule.length", "purpose.ChangePassword.button"],
        Purpose.ChangePin => ["change.token.line", "token.absent.line", "token.again"],
        _ => ["password.label", "password.show", "keys.refresh", "storage.PKCS12", "path.other.file", $"purpose.{purpose}.button"],
    };

    /// <summary>The message that brings up the window of each purpose.</summary>
    private static Task AskAsync(RunningAgent agent, PageSocket socket, Purpose purpose, string locale)
    {
        const string storage = "PKCS12";
        const string application = EnrolmentCalls.Number;
        var path = agent.Keys;
        var key = Path.Combine(path, "RSA256.p12");
        (string Method, object Args) call = purpose switch
        {
            Purpose.SignIn => ("sign", new { storage, path = key, purpose = "auth", text = Act("sign-in"), locale }),
            Purpose.SignAct => ("sign", new { storage, path = key, purpose = "sign", text = Act("confirm"), locale }),
            Purpose.SignDocuments => ("sign", new { storage, path = key, purpose = "sign", text = "Letter", locale }),
            Purpose.ListKeys => ("listKeys", new { storage, path = key, locale }),
            Purpose.ChooseFile => ("choosePath", new { storage, kind = "file", locale }),
            Purpose.ChooseFolder => ("choosePath", new { storage, kind = "folder", locale }),
            Purpose.ChooseToken => ("choosePath", new { storage = "AKKaztokenStore", kind = "file", locale }),
            Purpose.GenerateKeys => ("generateKeys", new { storage, path, application, keys = new[] { EnrolmentCalls.Key("auth") }, locale }),
            Purpose.FindPending => ("findPending", new { storage, path, application, locale }),
            Purpose.ChangePassword => ("changePassword", new { storage, path = key, locale }),
            Purpose.ChangePin => ("changePin", new { storage = "AKKaztokenStore", locale }),
            _ => ("installCertificates", new { storage, path, application, certificates = new[] { CertificateOfWaitingKey(agent) }, locale }),
        };
        return socket.SendAsync(JsonSerializer.Serialize(new { module = "tanba.enrolment", method = call.Method, args = call.Args }));
    }

    private static string Act(string kind) => $"Text.\n-- tanba-act/1 --\nact: {kind}\nportal: {RunningAgent.Portal}\n";

    private static string CertificateOfWaitingKey(RunningAgent agent)
    {
        using var key = Citizen.Key();
        agent.Services.GetRequiredService<PendingKeys>().Create(agent.Keys, EnrolmentCalls.Number, key, "sign");
        return Convert.ToBase64String(TestAuthority.Issue(key.PublicKey, Oids.EmailProtection).Encoded.Span);
    }
}
