using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tanba.Authority.Audit;
using Tanba.Authority.Certificates;
using Tanba.Authority.Crls;
using Tanba.Authority.Issuance;
using Tanba.Authority.Issuers;
using Tanba.Authority.Profiles;
using Tanba.Authority.Revocation;
using Tanba.Authority.Status;
using Tanba.Authority.Store;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Authority;

/// <summary>The authority in a host.</summary>
public static class AddAuthorityExtensions
{
    public static IServiceCollection AddAuthority(this IServiceCollection services, AuthorityOptions options, DatabaseOptions database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => new Database(database));
        services.AddSingleton(_ => Needed(ProfileSet.Read(options.Profiles, options.PublicAddress)));
        services.AddSingleton(_ => Needed(TrustedCertificates.Read(new(options.Directory))));
        services.AddSingleton(_ => OpenIssuer(options));
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ReadAudit>();
        services.AddSingleton<IssuanceRecords>();
        services.AddSingleton<Issue>();
        services.AddSingleton<AbandonIntents>();
        services.AddSingleton<Revoke>();
        services.AddSingleton<Release>();
        services.AddSingleton<PublishCrls>();
        services.AddSingleton<ReadCrlState>();
        services.AddSingleton<CertificateStatuses>();
        services.AddSingleton<CurrentCrl>();
        services.AddSingleton<FindCertificates>();
        services.AddSingleton<SearchCertificates>();
        services.AddSingleton<EndingCertificates>();
        services.AddSingleton<CertificateHistory>();
        return services;
    }

    /// <summary>Called once at start: what is missing or doubtful stops the host here and says what to write; then the tables are brought up to date.</summary>
    /// <exception cref="InvalidOperationException">The message is for whoever starts the host.</exception>
    public static async Task OpenAuthorityAsync(this IServiceProvider services, CancellationToken stop)
    {
        var faults = string.Join(' ', services.GetRequiredService<AuthorityOptions>().FindFaults());
        if (faults.Length > 0)
        {
            throw new InvalidOperationException(faults);
        }

        services.GetRequiredService<ProfileSet>();
        services.GetRequiredService<TrustedCertificates>();
        services.GetRequiredService<Issuer>();
        await services.GetRequiredService<Database>().MigrateAsync(typeof(Database).Assembly, stop);
    }

    private static Issuer OpenIssuer(AuthorityOptions options)
    {
        var files = new IssuerFiles(options.Directory) { KeyAddress = options.KeyAddress };
        if (files.KeyAddress is not null)
        {
            using var none = new Secret([]);
            return Needed(Issuer.Open(files.IssuingCertificate, files.IssuingKey, none));
        }

        if (!File.Exists(options.PassphraseFile))
        {
            throw new InvalidOperationException($"There is no file {options.PassphraseFile}. Write the name of the file with the passphrase of the keys as Authority:PassphraseFile.");
        }

        using var passphrase = Secret.FromFile(options.PassphraseFile);
        return Needed(Issuer.Open(files.IssuingCertificate, files.IssuingKey, passphrase));
    }

    private static T Needed<T>(Result<T> result) => result.Try(out var value, out var rejection) ? value : throw new InvalidOperationException(rejection.ToString());
}
