using System.Text.Json;

namespace Tanba.Cli.Tests.Demo;

/// <summary>One demo for all tests of a class, with small CA keys so that it is made quickly.</summary>
public sealed class DemoHouse : IAsyncLifetime
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("tanba-demo-").FullName;

    public string Settings => Path.Combine(Directory, "tanba.json");

    public string Database => Path.Combine(Directory, "tanba.db");

    public JsonElement Description => JsonDocument.Parse(File.ReadAllText(Path.Combine(Directory, "demo.json"))).RootElement;

    public async ValueTask InitializeAsync() => (await MakeAsync()).Done();

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal Task<Answer> MakeAsync(params string[] more) =>
        TanbaProgram.RunAsync(["demo", "--dir", Directory, "--root-key", "p256", "--issuing-key", "p256", .. more]);
}
