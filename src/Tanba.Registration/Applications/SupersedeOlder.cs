using System.Data.Common;

using Tanba.Authority.Certificates;
using Tanba.Authority.Revocation;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Registration.Letters;

namespace Tanba.Registration.Applications;

/// <summary>Where the house wishes it (<see cref="RegistrationOptions.SupersedeOnInstall"/>), the keys that new ones replace are revoked when the new ones are installed.</summary>
public sealed class SupersedeOlder(FindCertificates certificates, Revoke revoke, PersonLetters letters, RegistrationOptions options, TimeProvider clock)
{
    private const string By = "registration";
    private const int Page = 50;

    /// <summary>In the transaction of the installation; what cannot be revoked any more stays as it is.</summary>
    internal async Task RunAsync(DbTransaction transaction, Application installed, CancellationToken stop)
    {
        if (!options.SupersedeOnInstall)
        {
            return;
        }

        var fresh = await certificates.OfApplicationAsync(installed.Number.ToString(), stop);
        foreach (var older in await ValidAsync(installed.Iin, stop))
        {
            if (fresh.Any(one => Replaces(one, older)) && !(await revoke.InsideAsync(transaction, older.Certificate.SerialNumber, RevocationReason.Superseded, By)).IsRefused)
            {
                await letters.QueueAsync(
                    transaction,
                    "revoked",
                    installed.Iin,
                    ("serial", older.Certificate.SerialNumber.ToString().ToUpperInvariant()),
                    ("when", clock.GetUtcNow()),
                    ("reason", new Worded("ground.replaced")));
            }
        }
    }

    // The same profile; of two systems of one owner, the keys of one do not replace those of the other.
    private static bool Replaces(IssuedCertificate fresh, IssuedCertificate older) =>
        fresh.Profile == older.Profile
        && fresh.Application != older.Application
        && fresh.Certificate.NotBefore >= older.Certificate.NotBefore
        && fresh.Certificate.Subject.Find(Oids.UserId) == older.Certificate.Subject.Find(Oids.UserId);

    private async Task<IReadOnlyList<IssuedCertificate>> ValidAsync(string iin, CancellationToken stop)
    {
        var all = new List<IssuedCertificate>();
        IReadOnlyList<IssuedCertificate> page;
        do
        {
            page = await certificates.OfOwnerAsync(iin, KeyFilter.Valid, all.Count == 0 ? null : all[^1].Certificate.SerialNumber.ToString(), Page, stop);
            all.AddRange(page);
        }
        while (page.Count == Page);
        return all;
    }
}
