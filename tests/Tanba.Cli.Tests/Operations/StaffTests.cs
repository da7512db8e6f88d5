namespace Tanba.Cli.Tests.Operations;

public sealed class StaffTests(SmallHouse house) : IClassFixture<SmallHouse>
{
    private const string Saule = "750715400029";
    private const string Anna = "990630409991";

    [Fact]
    public async Task The_first_administrator_is_added_listed_and_ended_by_commands()
    {
        await KnowAsync(Saule, "АХМЕТОВА", "САУЛЕ");
        Assert.Equal($"{Saule} АХМЕТОВА САУЛЕ is administrator now.", (await StaffAsync("add", "--iin", Saule, "--role", "administrator")).Done().Output.Trim());
        Assert.Contains($"{Saule} administrator АХМЕТОВА САУЛЕ\n", (await StaffAsync("list")).Done().Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("Administrator", house.Ask($"SELECT detail FROM audit WHERE act = 'staff.add' AND subject = '{Saule}'"));

        (await StaffAsync("add", "--iin", Saule, "--role", "administrator")).Refused("staff.has-role");
        (await StaffAsync("end", "--iin", Saule, "--role", "administrator")).Done();
        Assert.DoesNotContain(Saule, (await StaffAsync("list")).Done().Output, StringComparison.Ordinal);
        (await StaffAsync("end", "--iin", Saule, "--role", "administrator")).Refused("staff.not-found");
        Assert.Equal("1", house.Ask($"SELECT COUNT(*) FROM audit WHERE act = 'staff.end' AND subject = '{Saule}'"));
    }

    [Fact]
    public async Task A_role_is_for_somebody_in_the_register() => (await StaffAsync("add", "--iin", "900101300007", "--role", "auditor")).Refused("staff.unknown-person");

    [Fact]
    public async Task A_registrar_may_belong_to_a_centre_and_have_a_second_role()
    {
        await KnowAsync(Anna, "КИМ", "АННА");
        (await StaffAsync("add", "--iin", Anna, "--role", "registrar", "--centre", "astana-1")).Refused("staff.centre");
        _ = house.Ask("INSERT INTO centres (id, phone, is_open, changed_at) VALUES ('astana-1', '+7 7172 000000', 1, 0)");
        (await StaffAsync("add", "--iin", Anna, "--role", "registrar", "--centre", "astana-1")).Done();
        (await StaffAsync("add", "--iin", Anna, "--role", "auditor")).Done();
        Assert.Contains($"{Anna} registrar     КИМ АННА (astana-1)", (await StaffAsync("list")).Done().Output, StringComparison.Ordinal);
        Assert.Equal("2", house.Ask($"SELECT COUNT(*) FROM staff WHERE iin = '{Anna}' AND ended_at IS NULL"));
    }

    [Fact]
    public async Task A_role_that_there_is_not_is_wrong_use() => Assert.Equal(2, (await StaffAsync("add", "--iin", Saule, "--role", "king")).Code);

    private Task<Answer> StaffAsync(string verb, params string[] more) => TanbaProgram.RunAsync(["staff", verb, "--config", house.Settings, .. more]);

    private async Task KnowAsync(string iin, string surname, string givenName) => (await TanbaProgram.RunAsync(
        "person", "add", "--config", house.Settings, "--iin", iin, "--surname", surname, "--given-name", givenName, "--region", "Астана", "--locality", "Астана")).Done();
}
