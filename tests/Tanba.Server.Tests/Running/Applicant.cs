using Tanba.Keys;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Registration.Applications;
using Tanba.Registration.People;

namespace Tanba.Server.Tests.Running;

/// <summary>Somebody who has handed in an application for first keys and waits for a registrar.</summary>
public static class Applicant
{
    /// <summary>The number of the application. The person is written down before, as who applied at a counter.</summary>
    public static async Task<string> HandInAsync(PortalHost host, Person person)
    {
        var stop = TestContext.Current.CancellationToken;
        _ = (await host.Get<People>().SaveAsync(person, "test", stop)).Value;
        var wish = new NewReissue(person.Iin, person.Email, person.Region, person.Locality, "PKCS12", "/home/me/keys", person.Language);
        var order = (await host.Get<ApplyFirst>().RunAsync(wish, stop)).Value;
        List<RoleRequest> requests = [];
        foreach (var item in order.Keys)
        {
            using var key = SoftwareKey.Generate(item.KeyKind);
            requests.Add(new(item.Role, CertificationRequest.Create(DistinguishedName.Decode(Convert.FromBase64String(item.Subject)).Value, key, [])));
        }

        _ = (await host.Get<AttachRequests>().RunAsync(order.Number, person.Iin, requests, stop)).Value;
        _ = (await host.Get<HandIn>().RunAsync(order.Number, person.Iin, stop)).Value;
        return order.Number;
    }
}
