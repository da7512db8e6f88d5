using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Authority;
using Tanba.Authority.Store;
using Tanba.Registration;

namespace Tanba.Cli.Installation;

/// <summary>The rooms of an installation, wired as the server wires them, without its jobs running.</summary>
internal static class Rooms
{
    public static ServiceProvider Of(TanbaFile file) => new ServiceCollection()
        .AddLogging()
        .AddAuthority(file.Authority, file.Database)
        .AddRegistration(file.Registration with { Names = file.AuthorityNames })
        .BuildServiceProvider();

    /// <summary>Tables of both rooms.</summary>
    public static async Task MigrateAsync(Database database, CancellationToken stop)
    {
        await database.MigrateAsync(typeof(Database).Assembly, stop);
        await database.MigrateAsync(typeof(RegistrationOptions).Assembly, stop);
    }

    /// <summary>SQLite makes a file that is not there; a command that only looks must not.</summary>
    /// <exception cref="InvalidOperationException">There is no such database file.</exception>
    public static void MustExist(DatabaseOptions options)
    {
        if (Dialect.Of(options.ConnectionString) == Dialect.Sqlite
            && new SqliteConnectionStringBuilder(options.ConnectionString).DataSource is var path
            && !File.Exists(path))
        {
            throw new InvalidOperationException($"There is no database {path}.");
        }
    }
}
