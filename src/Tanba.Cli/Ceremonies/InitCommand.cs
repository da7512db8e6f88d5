using System.CommandLine;
using Tanba.Authority.Audit;
using Tanba.Authority.Issuers;
using Tanba.Authority.Store;
using Tanba.Cli.Installation;
using Tanba.Keys;

namespace Tanba.Cli.Ceremonies;

/// <summary><c>tanba init</c>: makes an authority and the tables of its database.</summary>
internal static class InitCommand
{
    public static Command Make()
    {
        var directory = new Option<string>("--dir") { Description = "Where certificates and encrypted keys of the authority go.", HelpName = "DIR", Required = true };
        var database = new Option<string>("--database") { Description = "\"Data Source=/path/tanba.db\" or \"Host=…;Database=…;Username=…\".", HelpName = "CONNECTION", Required = true };
        var address = SharedOptions.Address("--public-address", "Under which lists and certificates are published, such as http://pki.example.kz.");
        address.Required = true;
        var passphrase = new Option<string?>("--passphrase-file") { Description = "A file with the passphrase of the keys on its first line; without it you are asked.", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "pkcs11:token=LABEL?module-path=/path/library.so&pin-source=file:/path/pin when the keys are to be made on a token or HSM; without it they are encrypted files.", HelpName = "URI" };
        var (algorithm, rootKey, issuingKey) = (SharedOptions.Algorithm(), SharedOptions.RootKey(), SharedOptions.IssuingKey());
        var root = new CaOptions("root", "НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ", 20);
        var issuing = new CaOptions("issuing", "КУӘЛАНДЫРУШЫ ОРТАЛЫҚ", 10);
        var command = new Command("init", "Makes a root, an issuing CA and an OCSP responder, each once, and the tables of the database. Held again, it renews the responder's certificate and the root's list when they end within 30 days.")
        {
            directory, database, address, passphrase, key, algorithm, rootKey, issuingKey,
        };
        root.AddTo(command);
        issuing.AddTo(command);
        (string Root, string Issuing) KindsOf(ParseResult given) => SharedOptions.KindsOf(given.GetValue(algorithm), given.GetValue(rootKey), given.GetValue(issuingKey));
        command.SetAction((given, stop) => RunAsync(
            new(given.GetRequiredValue(directory), given.GetRequiredValue(address), root.Of(given, KindsOf(given).Root), issuing.Of(given, KindsOf(given).Issuing)) { KeyAddress = given.GetValue(key) },
            new(given.GetRequiredValue(database)),
            given.GetValue(passphrase),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(FoundationOrder order, DatabaseOptions options, string? passphraseFile, CancellationToken stop)
    {
        _ = Dialect.Of(options.ConnectionString);
        if (order.KeyAddress is { } address && !AuthorityKeys.IsOnToken(address))
        {
            return Exit.Refuse($"--key {address} names no token. Write pkcs11:token=LABEL?module-path=/path/library.so&pin-source=file:/path/pin, or leave it out for encrypted files.");
        }

        using var passphrase = order.KeyAddress is null ? Passphrase.Take(passphraseFile) : new Secret([]);
        var founded = new Foundation(TimeProvider.System).Run(order, passphrase);
        if (founded.ChangedNothing)
        {
            return founded.Refused is { } refused
                ? Exit.Refuse(refused)
                : Exit.Refuse($"the authority in {order.Directory} is whole; nothing was made or changed.");
        }

        using var database = new Database(options);
        await Rooms.MigrateAsync(database, stop);
        var files = order.Files;

        // A renewal is ordered without the names of the foundation.
        var name = TrustedCertificates.Read(files).Try(out var trusted, out _) ? trusted.Issuing.Subject.CommonName! : order.Issuing.Name;
        await NoteAsync(database, new("authority.found", SharedOptions.By, name, NamesOf(founded.Made)), stop);
        await NoteAsync(database, new("authority.renew", SharedOptions.By, name, NamesOf(founded.Renewed)), stop);
        Report(founded, files);

        // Broken off in the middle: what was done is told and noted all the same.
        return founded.Refused is { } rest ? Exit.Refuse(rest) : Exit.Done;
    }

    private static void Report(Founded founded, IssuerFiles files)
    {
        if (founded.Made.Count > 0)
        {
            Console.WriteLine(string.Join(Environment.NewLine, founded.Made.Prepend("Made:")));
        }

        if (founded.Renewed.Count > 0)
        {
            Console.WriteLine(string.Join(Environment.NewLine, founded.Renewed.Prepend("Renewed:")));
            Console.WriteLine("Now restart the server: it reads the responder's certificate when it starts.");
        }

        if (files.KeyAddress is { } token)
        {
            Console.WriteLine($"The keys are on the token. Write into the settings of the server: Authority:KeyAddress \"{token}\" and Validation:ResponderKey \"{files.OcspKey}\".");
        }

        if (founded.Made.Count > 0)
        {
            Console.WriteLine("The first administrator: tanba person add …, keys for that person, then tanba staff add --role administrator --iin IIN. Everybody else is added in the console.");
        }

        if (File.Exists(files.RootKey))
        {
            Console.WriteLine($"Now take {files.RootKey} offline: it is needed again only for another ceremony.");
        }
    }

    private static string NamesOf(IReadOnlyList<string> paths) => string.Join(' ', paths.Select(Path.GetFileName));

    private static async Task NoteAsync(Database database, AuditEvent noted, CancellationToken stop)
    {
        if (noted.Detail.Length == 0)
        {
            return;
        }

        await database.InTransactionAsync(
            async transaction =>
            {
                await new AuditLog(database, TimeProvider.System).AppendAsync(transaction, noted);
                return true;
            },
            stop);
    }

    private sealed class CaOptions(string prefix, string normalName, int normalYears)
    {
        private readonly Option<string> name = new($"--{prefix}-name") { Description = $"Common name ({normalName} if not given).", HelpName = "NAME", DefaultValueFactory = _ => normalName };
        private readonly Option<int> years = new($"--{prefix}-years") { Description = $"Term in years ({normalYears} if not given).", HelpName = "N", DefaultValueFactory = _ => normalYears };

        public void AddTo(Command command)
        {
            command.Add(name);
            command.Add(years);
        }

        public CaOrder Of(ParseResult given, string keyKind) => new(given.GetRequiredValue(name), keyKind, given.GetRequiredValue(years));
    }
}
