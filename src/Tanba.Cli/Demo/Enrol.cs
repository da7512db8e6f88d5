using Microsoft.Extensions.DependencyInjection;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Registration.Applications;
using Tanba.Registration.People;

namespace Tanba.Cli.Demo;

/// <summary>Gives an invented citizen keys the way everybody gets them: application, requests, confirmation by a registrar, certificates, key files.</summary>
internal sealed class Enrol(IServiceProvider rooms)
{
    public const string Registrar = "tanba demo";

    /// <summary>The certificates whose key files now lie in the folder.</summary>
    public async Task<Result<IReadOnlyList<Certificate>>> RunAsync(Person person, string folder, CancellationToken stop)
    {
        var wish = new NewReissue(person.Iin, person.Email, person.Region, person.Locality, "PKCS12", folder, person.Language);
        if (!(await rooms.GetRequiredService<ApplyFirst>().RunAsync(wish, stop)).Try(out var order, out var refused))
        {
            return refused;
        }

        var keys = order.Keys.Select(item => (Item: item, Key: SoftwareKey.Generate(item.KeyKind))).ToList();
        try
        {
            return await ConfirmAsync(person, order.Number, keys, stop) is { } notConfirmed
                ? notConfirmed
                : await InstallAsync(order.Number, folder, keys, stop);
        }
        finally
        {
            keys.ForEach(key => key.Key.Dispose());
        }
    }

    private async Task<Rejection?> ConfirmAsync(Person person, string number, IEnumerable<(KeyOrderItem Item, SoftwareKey Key)> keys, CancellationToken stop)
    {
        List<RoleRequest> requests = [.. keys.Select(key => new RoleRequest(key.Item.Role, RequestOf(key.Item, key.Key)))];
        return (await rooms.GetRequiredService<AttachRequests>().RunAsync(number, person.Iin, requests, stop)).Rejection
            ?? (await rooms.GetRequiredService<HandIn>().RunAsync(number, person.Iin, stop)).Rejection
            ?? (await rooms.GetRequiredService<Confirm>().RunAsync(number, Registrar, stop)).Rejection
            ?? (await rooms.GetRequiredService<IssueCertificates>().RunAsync(number, stop)).Rejection;
    }

    private async Task<Result<IReadOnlyList<Certificate>>> InstallAsync(
        string number, string folder, IReadOnlyList<(KeyOrderItem Item, SoftwareKey Key)> keys, CancellationToken stop)
    {
        List<string> keyIds = [.. keys.Select(key => Convert.ToHexStringLower(key.Key.PublicKey.Sha256()))];
        if (!(await rooms.GetRequiredService<CertificatesFor>().RunAsync(number, keyIds, stop)).Try(out var certificates, out var refused))
        {
            return refused;
        }

        Directory.CreateDirectory(folder);
        using var password = new Secret(DemoPlan.Password);
        foreach (var (item, key) in keys)
        {
            var certificate = certificates.Single(one => one.PublicKey.Equals(key.PublicKey));
            if (new Pkcs12Store().Install(folder, key, certificate, item.FilePrefix, password).Rejection is { } notWritten)
            {
                return notWritten;
            }
        }

        return (await rooms.GetRequiredService<MarkInstalled>().RunAsync(number, keyIds, stop)).Rejection is { } notMarked ? notMarked : certificates.ToList();
    }

    private static byte[] RequestOf(KeyOrderItem item, SoftwareKey key) =>
        CertificationRequest.Create(DistinguishedName.Decode(Convert.FromBase64String(item.Subject)).Value, key, []);
}
