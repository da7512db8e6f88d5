namespace Tanba.Cli.Tests.Operations;

public sealed class AuditVerifyTests(AuditVerifyTests.House house) : IClassFixture<AuditVerifyTests.House>
{
    [Theory]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 3", "Row 3 was changed", 2)]
    [InlineData("UPDATE audit SET act = 'nothing' WHERE number = 1", "Row 1 was changed", 0)]
    [InlineData("UPDATE audit SET by_whom = 'nobody' WHERE number = 4", "Row 4 was changed", 3)]
    [InlineData("UPDATE audit SET subject = '990630409991' WHERE number = 2", "Row 2 was changed", 1)]
    [InlineData("UPDATE audit SET detail = detail || ' ' WHERE number = 3", "Row 3 was changed", 2)]
    [InlineData("UPDATE audit SET hash = zeroblob(32) WHERE number = 3", "Row 3 was changed", 2)]
    [InlineData("UPDATE audit SET previous = zeroblob(32) WHERE number = 3", "Row 3 does not follow row 2", 2)]
    public async Task A_changed_entry_is_named(string touch, string named, int before) => await FindsAsync(touch, named, before);

    [Theory]
    [InlineData("DELETE FROM audit WHERE number = 1", "Row 1 is missing; row 2 stands in its place", 0)]
    [InlineData("DELETE FROM audit WHERE number IN (2, 3)", "Row 2 is missing; row 4 stands in its place", 1)]
    [InlineData("DELETE FROM audit WHERE number = 4", "Row 4 is missing: the head of the chain stands at row 4", 3)]
    [InlineData("DELETE FROM audit", "Row 1 is missing", 0)]
    [InlineData("DELETE FROM audit_head", "The head of the chain is missing", 0)]
    public async Task A_removed_entry_is_missed(string touch, string named, int before) => await FindsAsync(touch, named, before);

    [Theory]
    [InlineData("UPDATE audit SET number = 9 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 9", "Row 2 does not follow row 1", 1)]
    [InlineData("DELETE FROM audit WHERE number = 2; UPDATE audit SET number = number - 1 WHERE number > 2", "Row 2 does not follow row 1", 1)]
    public async Task Entries_put_elsewhere_are_found(string touch, string named, int before) => await FindsAsync(touch, named, before);

    [Theory]
    [InlineData("UPDATE audit_head SET number = 3, hash = (SELECT hash FROM audit WHERE number = 3)", "Row 4 stands beyond the head of the chain", 3)]
    [InlineData("UPDATE audit_head SET hash = zeroblob(32)", "Row 4 is not the row that the head of the chain names", 4)]
    public async Task A_head_that_was_moved_is_found(string touch, string named, int before) => await FindsAsync(touch, named, before);

    [Fact]
    public async Task A_log_that_nobody_touched_is_whole_and_its_hash_is_the_heads()
    {
        var answer = (await VerifyAsync(house.Small.Settings)).Done();
        Assert.Contains("whole: 4 entries", answer.Output, StringComparison.Ordinal);
        Assert.Contains(house.Small.Ask("SELECT lower(hex(hash)) FROM audit_head"), answer.Output, StringComparison.Ordinal);
    }

    private static Task<Answer> VerifyAsync(string settings) => TanbaProgram.RunAsync("audit", "verify", "--config", settings);

    private async Task FindsAsync(string touch, string named, int before)
    {
        var answer = (await VerifyAsync(await house.Small.TouchedAsync(touch))).Refused(named);
        Assert.Contains($"The {before} entries before are in order.", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    /// <summary>The founding and three people: four entries.</summary>
    public sealed class House : IAsyncLifetime
    {
        public SmallHouse Small { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Small.InitializeAsync();
            foreach (var iin in new[] { "900101300007", "851231450018", "750715400029" })
            {
                (await TanbaProgram.RunAsync(
                    "person", "add", "--config", Small.Settings, "--iin", iin, "--surname", "АХМЕТОВА", "--given-name", "САУЛЕ", "--region", "Астана", "--locality", "Астана")).Done();
            }
        }

        public ValueTask DisposeAsync() => Small.DisposeAsync();
    }
}
