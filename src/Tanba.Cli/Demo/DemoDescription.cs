using System.Text.Json.Serialization;
using Tanba.Authority.Issuers;
using Tanba.Cli.Installation;
using Tanba.Registration.People;
using Tanba.Registration.Staff;

namespace Tanba.Cli.Demo;

/// <summary><c>demo.json</c>: where everything of a demo is, for people and for programs that try it out.</summary>
internal sealed class DemoDescription(DemoPlan plan)
{
    private readonly List<KeyFiles> keys = [];
    private readonly List<KeyFiles> revoked = [];
    private readonly List<StaffRow> staff = [];

    public void Add(Person person, KeyPair pair) => keys.Add(new(person.Iin, person.FullName, pair.AuthKey, pair.SignKey, DemoPlan.Password));

    public void AddStaff(Person person, StaffRole role) => staff.Add(new(person.Iin, role.ToString()));

    public void AddRevoked(Person person, KeyPair pair) => revoked.Add(new(person.Iin, person.FullName, pair.AuthKey, pair.SignKey, DemoPlan.Password));

    public void Write()
    {
        var files = new IssuerFiles(plan.Authority);
        Files.Write(plan.Description, TanbaFile.Text(new
        {
            portal = plan.Origin,
            agent = plan.Agent,
            keys,
            staff,
            revokedKeys = revoked,
            mail = plan.Mail,
            ca = new { root = files.RootCertificate, issuing = files.IssuingCertificate },
        }));
    }

    private sealed record KeyFiles(
        [property: JsonPropertyName("iin")] string Iin,
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("authKey")] string AuthKey,
        [property: JsonPropertyName("signKey")] string SignKey,
        [property: JsonPropertyName("password")] string Password);

    private sealed record StaffRow([property: JsonPropertyName("iin")] string Iin, [property: JsonPropertyName("role")] string Role);
}
