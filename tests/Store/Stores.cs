namespace Tanba.Tests.Store;

/// <summary>The databases that every store test runs on: <c>[MemberData(nameof(Stores.All), MemberType = typeof(Stores))]</c>.</summary>
public static class Stores
{
    private const string Variable = "TANBA_TEST_PG";

    static Stores()
    {
        if (PostgresServer is null)
        {
            Console.WriteLine($"Store tests run on SQLite only: {Variable} names no PostgreSQL server (write \"Host=127.0.0.1;Port=…;Username=…;Database=postgres\").");
        }
    }

    public static string? PostgresServer { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    public static TheoryData<string> All { get; } = PostgresServer is null ? ["sqlite"] : ["sqlite", "postgres"];
}
