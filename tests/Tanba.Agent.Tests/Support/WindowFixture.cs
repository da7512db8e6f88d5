using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Agent.State;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Support;

/// <summary>What the dialogs of a test stand on: a home, the citizen's keys, a question.</summary>
internal sealed class WindowFixture : IDisposable
{
    public WindowFixture()
    {
        Citizen.PutKeys(Folder.Make("keys"));
        Settings = new Settings(new AgentHome(Folder["home"]));
        Opening = new KeyOpening(Settings, TimeProvider.System);
    }

    public TestFolder Folder { get; } = new();

    public Settings Settings { get; }

    public KeyOpening Opening { get; }

    public FileStore Files => new(new Pkcs12Store(), new PendingKeys(Folder["home/wrapping.secret"]));

    public string Keys => Folder["keys"];

    public string SignFile => Path.Combine(Keys, "RSA256.p12");

    public static Asker Asker { get; } = new("https://cabinet.example.kz", "ru");

    public static Statement What { get; } = new("1 документ: заявка № 4021 7735 0186", ["Перевыпуск ключей ЭЦП."]) { Machine = "act: reissue" };

    public KeyQuestion KeyQuestion(string? path, Purpose purpose = Purpose.SignAct, KeyFilter? filter = null) => new(Asker, purpose, What, filter ?? KeyFilter.Any, path, [Files]);

    public void Dispose() => Folder.Dispose();
}
