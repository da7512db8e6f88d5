using System.Text;
using Dapper;
using Tanba.Authority.Issuance;
using Tanba.Authority.Profiles;
using Tanba.Authority.Store;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Requests;
using Tanba.Registration.People;
using Tanba.Signatures.Cms;

namespace Tanba.Server.Tests.Running;

/// <summary>A person with a pair of keys, as the agent would hold them.</summary>
public sealed class Holder : IDisposable
{
    private static int made;

    private Holder(Person person) => Person = person;

    public Person Person { get; }

    public (SoftwareKey Key, Certificate Certificate) Auth { get; private set; }

    public (SoftwareKey Key, Certificate Certificate) Sign { get; private set; }

    public static Person Daniyar { get; } = new("900101300007", "ОМАРОВ", "ДАНИЯР", "ЕРЛАНҰЛЫ", "daniyar@example.kz", "Астана", "Астана", "ru", true);

    public static Person Aigerim { get; } = new("851231450018", "СЕРІКОВА", "АЙГЕРІМ", "МАРАТҚЫЗЫ", null, "Алматы", "Алматы", "kk", true);

    public static Person Anna { get; } = new("990630409991", "КИМ", "АННА", null, null, "Караганда", "Караганда", "ru", false);

    public static Person Nurgul { get; } = new("750715400029", "АХМЕТОВА", "НҰРГҮЛ", null, null, "Шымкент", "Шымкент", "kk", true);

    /// <summary>Writes the person down and gives them a pair of new certificates.</summary>
    public static async Task<Holder> MakeAsync(PortalHost host, Person person)
    {
        var stop = TestContext.Current.CancellationToken;
        _ = (await host.Get<People>().SaveAsync(person, "test", stop)).Value;
        await EndUnfinishedAsync(host, person, stop);
        var holder = new Holder(person);
        holder.Auth = await IssueAsync(host, person, "individual-auth-rsa");
        holder.Sign = await IssueAsync(host, person, "individual-sign-rsa");
        return holder;
    }

    /// <summary>Base64 of the attached CMS, as the agent gives it.</summary>
    public static string SignText((SoftwareKey Key, Certificate Certificate) with, string text) => Convert.ToBase64String(
        SignCms.Sign(Encoding.UTF8.GetBytes(text), with.Certificate, with.Key, TimeProvider.System.GetUtcNow(), attached: true, contentType: Oids.TanbaAct));

    public void Dispose()
    {
        Auth.Key.Dispose();
        Sign.Key.Dispose();
    }

    // One application at a time: what a test before left open is over.
    private static async Task EndUnfinishedAsync(PortalHost host, Person person, CancellationToken stop)
    {
        await using var connection = await host.Get<Database>().OpenAsync(stop);
        await connection.ExecuteAsync("UPDATE applications SET state = 'Cancelled' WHERE iin = @Iin AND state <> 'Installed'", new { person.Iin });
    }

    private static async Task<(SoftwareKey Key, Certificate Certificate)> IssueAsync(PortalHost host, Person person, string profile)
    {
        var found = host.Get<ProfileSet>().Find(profile)!;
        var subject = found.Subject(new SubjectFacts(person.Surname, person.GivenName, person.Patronymic, person.Iin, "KZ", person.Locality, person.Region));
        var key = SoftwareKey.Generate(found.KeyKind);
        var request = UnverifiedRequest.Decode(CertificationRequest.Create(subject, key, [])).Value.Verify().Value;
        var order = new CertificateOrder($"first-{Interlocked.Increment(ref made)}", profile, request, subject, Oids.KzStoragePkcs12, person.Email, person.Iin);
        return (key, (await host.Get<Issue>().RunAsync(order, "test", TestContext.Current.CancellationToken)).Value);
    }
}
