using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Authority.Certificates;
using Tanba.Authority.Revocation;
using Tanba.Authority.Store;
using Tanba.Cli.Ceremonies;
using Tanba.Cli.Installation;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Registration.Centres;
using Tanba.Registration.Localities;
using Tanba.Registration.People;
using Tanba.Registration.Staff;

namespace Tanba.Cli.Demo;

/// <summary>Makes what a demo lacks: passphrase, authority, profiles, tables, citizens, key files, and the two files that describe it all.</summary>
internal sealed class MakeDemo(DemoPlan plan, TimeProvider clock)
{
    private const int MostPairs = 100;

    /// <summary>How many pairs of keys were made now.</summary>
    public async Task<Result<int>> RunAsync(CancellationToken stop)
    {
        if (Found() is { } refused)
        {
            return refused;
        }

        var settings = DemoSettings.Of(plan);
        settings.Write(plan.Settings);
        await using var rooms = Rooms.Of(settings);
        await Rooms.MigrateAsync(rooms.GetRequiredService<Database>(), stop);
        if (await SettleCentresAsync(rooms, stop) is { } noCentre)
        {
            return noCentre;
        }

        await LoadLocalitiesAsync(rooms, stop);
        var made = 0;
        var described = new DemoDescription(plan);
        foreach (var citizen in DemoCitizen.All)
        {
            if (!(await SettleAsync(rooms, citizen, described, stop)).Try(out var pairs, out var notSettled))
            {
                return notSettled;
            }

            made += pairs;
        }

        described.Write();
        return made;
    }

    private static async Task<Rejection?> SettleCentresAsync(IServiceProvider rooms, CancellationToken stop)
    {
        foreach (var centre in DemoCentres.All)
        {
            if (await rooms.GetRequiredService<FindCentres>().FindAsync(centre.Id, stop) is null
                && (await rooms.GetRequiredService<SaveCentre>().RunAsync(centre, isNew: true, Enrol.Registrar, stop)).Rejection is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    // A handful, to try the search with; whoever loaded the whole classifier keeps it.
    private static async Task LoadLocalitiesAsync(IServiceProvider rooms, CancellationToken stop)
    {
        if ((await rooms.GetRequiredService<FindLocalities>().RegionsAsync(stop)).Count == 0)
        {
            var handful = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "demo", "localities.csv"), stop);
            _ = (await rooms.GetRequiredService<LoadLocalities>().RunAsync(handful, Enrol.Registrar, stop)).Value;
        }
    }

    private Rejection? Found()
    {
        if (!File.Exists(plan.PassphraseFile))
        {
            Files.WriteSecret(plan.PassphraseFile, System.Text.Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)) + "\n"));
        }

        Directory.CreateDirectory(plan.Profiles);
        Directory.CreateDirectory(plan.Mail);
        foreach (var profile in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "profiles"), "*.json"))
        {
            var kept = Path.Combine(plan.Profiles, Path.GetFileName(profile));
            if (!File.Exists(kept))
            {
                File.Copy(profile, kept);
            }
        }

        using var passphrase = Secret.FromFile(plan.PassphraseFile);
        var order = new FoundationOrder(
            plan.Authority,
            new(plan.Origin),
            new("НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (DEMO)", plan.KeyKinds.Root, 20),
            new("ТАҢБА КУӘЛАНДЫРУШЫ ОРТАЛЫҒЫ (DEMO)", plan.KeyKinds.Issuing, 10));
        return new Foundation(clock).Run(order, passphrase).Refused;
    }

    private async Task<Result<int>> SettleAsync(IServiceProvider rooms, DemoCitizen citizen, DemoDescription described, CancellationToken stop)
    {
        var people = rooms.GetRequiredService<People>();
        if (await people.FindAsync(citizen.Person.Iin, stop) is null && (await people.SaveAsync(citizen.Person, Enrol.Registrar, stop)).Rejection is { } unknown)
        {
            return unknown;
        }

        var made = 0;
        var folder = plan.KeysOf(citizen.Folder);
        if (KeyPair.In(folder, await KeysAsync(rooms, citizen, KeyFilter.Valid, stop)) is null)
        {
            if ((await new Enrol(rooms).RunAsync(citizen.Person, folder, stop)).Rejection is { } refused)
            {
                return refused;
            }

            made++;
        }

        described.Add(citizen.Person, KeyPair.In(folder, await KeysAsync(rooms, citizen, KeyFilter.Valid, stop))!);
        if (await AppointAsync(rooms, citizen, described, stop) is { } notAppointed)
        {
            return notAppointed;
        }

        return citizen.HasRevokedKeys ? await SettleRevokedAsync(rooms, citizen, described, made, stop) : made;
    }

    private static async Task<Rejection?> AppointAsync(IServiceProvider rooms, DemoCitizen citizen, DemoDescription described, CancellationToken stop)
    {
        if (citizen.Role is not { } role)
        {
            return null;
        }

        described.AddStaff(citizen.Person, role);
        return (await rooms.GetRequiredService<StaffRoles>().OfAsync(citizen.Person.Iin, stop)).Contains(role)
            ? null
            : (await rooms.GetRequiredService<AddStaff>().RunAsync(citizen.Person.Iin, role, centre: null, Enrol.Registrar, stop)).Rejection;
    }

    private async Task<Result<int>> SettleRevokedAsync(IServiceProvider rooms, DemoCitizen citizen, DemoDescription described, int made, CancellationToken stop)
    {
        var folder = plan.KeysOf(citizen.Folder + "-revoked");
        if (KeyPair.In(folder, await KeysAsync(rooms, citizen, KeyFilter.Revoked, stop)) is null)
        {
            if (!(await new Enrol(rooms).RunAsync(citizen.Person, folder, stop)).Try(out var certificates, out var refused))
            {
                return refused;
            }

            foreach (var certificate in certificates)
            {
                _ = (await rooms.GetRequiredService<Revoke>().RunAsync(certificate.SerialNumber, RevocationReason.Superseded, Enrol.Registrar, stop)).Value;
            }

            made++;
        }

        described.AddRevoked(citizen.Person, KeyPair.In(folder, await KeysAsync(rooms, citizen, KeyFilter.Revoked, stop))!);
        return made;
    }

    private static async Task<IReadOnlyList<Certificate>> KeysAsync(IServiceProvider rooms, DemoCitizen citizen, KeyFilter filter, CancellationToken stop) =>
        [.. (await rooms.GetRequiredService<FindCertificates>().OfOwnerAsync(citizen.Person.Iin, filter, null, MostPairs, stop)).Select(issued => issued.Certificate)];
}
