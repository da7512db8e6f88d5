using Tanba.Authority.Issuers;
using Tanba.Authority.Lint;
using Tanba.Authority.Profiles;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Authority.Issuance;

/// <summary>Issues one certificate, in the numbered order of docs/issuance.md, which says what holds after a crash between any two steps.</summary>
public sealed class Issue(ProfileSet profiles, Issuer issuer, IssuanceRecords records, AuthorityOptions options, TimeProvider clock) : IDisposable
{
    private readonly Turns turns = new();

    /// <summary>
    /// The same application and key give the same certificate, however often this is called. Refuses with <c>issue.*</c>,
    /// <c>lint.*</c>, <c>key.*</c>, <c>iin.*</c>.
    /// </summary>
    public async Task<Result<Certificate>> RunAsync(CertificateOrder order, string by, CancellationToken stop)
    {
        var keyId = order.Request.PublicKey.Sha256();
        using var turn = await turns.WaitAsync(keyId, stop);
        if (await records.FindAsync(order.Application, keyId, stop) is { } issued)
        {
            return issued;
        }

        // 1. Profile and issuer: may this be certified at all?
        if (!(await ChooseProfileAsync(order, keyId, stop)).Try(out var profile, out var rejection))
        {
            return rejection;
        }

        // 2. A serial number, after those of intents left behind are revoked.
        var serial = await DrawSerialAsync(order, profile.SerialNumberOf(order.Request.PublicKey), by, stop);

        // 3. Build what would be signed, and lint it.
        var tbs = Build(order, profile, serial);
        if (!Lint(tbs).Try(out var linted, out rejection))
        {
            return rejection;
        }

        // 4. Record the intent. From here on nobody who stops asking stops us: a closed page would leave a revoked serial behind.
        stop.ThrowIfCancellationRequested();
        using (IssuanceSteps.Intent())
        {
            await records.IntendAsync(order, tbs, linted, CancellationToken.None);
        }

        // 5. Sign. From here until step 6 a signed certificate exists only in this method.
        var certificate = Sign(linted);

        // 6. Store and audit, in one transaction.
        using (IssuanceSteps.Store())
        {
            var stored = await records.StoreAsync(order, profile, certificate, by, CancellationToken.None);
            return stored.IsRefused && await records.FindAsync(order.Application, keyId, CancellationToken.None) is { } first ? first : stored;
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<Result<Profile>> ChooseProfileAsync(CertificateOrder order, byte[] keyId, CancellationToken stop)
    {
        using var step = IssuanceSteps.Profile();
        if (profiles.Find(order.Profile) is not { } profile)
        {
            return Rejection.Invalid("issue.profile-unknown", $"There is no profile \"{order.Profile}\".");
        }

        if (OrderRules.Objection(order, profile, options.AllowTestIdentities) is { } objection)
        {
            return objection;
        }

        return await records.IsOfAnotherApplicationAsync(order.Application, keyId, stop)
            ? Rejection.Conflict("issue.key-used", "This key was certified for another application. Every application has keys of its own.")
            : profile;
    }

    private async Task<SerialNumber> DrawSerialAsync(CertificateOrder order, SerialNumber? wanted, string by, CancellationToken stop)
    {
        using var step = IssuanceSteps.Serial();
        await records.AbandonAsync(order.Application, order.Request.PublicKey.Sha256(), by, stop);

        // A number that follows from the key was given away by an intent that failed: then one is drawn.
        var serial = wanted ?? SerialNumber.Draw();
        while (await records.IsUsedAsync(serial, stop))
        {
            serial = SerialNumber.Draw();
        }

        return serial;
    }

    private TbsCertificate Build(CertificateOrder order, Profile profile, SerialNumber serial)
    {
        var now = DerTime.WholeSeconds(clock.GetUtcNow());
        var key = order.Request.PublicKey;
        return new(
            serial,
            issuer.Algorithm,
            issuer.Certificate.Subject,
            now,
            now + profile.Validity,
            order.Subject,
            key,
            profile.Extensions(key, issuer.KeyIdentifier, order.KeyStorageOid, order.Email));
    }

    private Result<LintedCertificate> Lint(TbsCertificate tbs)
    {
        using var step = IssuanceSteps.Lint();
        return issuer.Prepare(tbs);
    }

    private Certificate Sign(LintedCertificate linted)
    {
        using var step = IssuanceSteps.Sign();
        return issuer.Sign(linted);
    }
}
