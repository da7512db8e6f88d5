using Microsoft.Extensions.DependencyInjection;
using Tanba.Authority.Audit;
using Tanba.Authority.Certificates;
using Tanba.Authority.Issuance;
using Tanba.Authority.Revocation;
using Tanba.Authority.Status;

namespace Tanba.Authority.Tests;

public sealed class AddAuthorityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tanba-host-").FullName;

    private AuthorityOptions Options => new()
    {
        Directory = TestCeremony.Shared.Files.Directory,
        PassphraseFile = TestCeremony.Shared.PassphraseFile,
        Profiles = TestAuthority.ProfileDirectory,
        PublicAddress = TestAuthority.PublicAddress,
    };

    [Fact]
    public async Task Everything_a_host_needs_is_there()
    {
        await using var services = Build(Options);
        await services.OpenAuthorityAsync(TestAuthority.Stop);
        Assert.NotNull(services.GetRequiredService<Issue>());
        Assert.NotNull(services.GetRequiredService<AbandonIntents>());
        Assert.NotNull(services.GetRequiredService<Revoke>());
        Assert.NotNull(services.GetRequiredService<CertificateStatuses>());
        Assert.NotNull(services.GetRequiredService<FindCertificates>());
        Assert.NotNull(services.GetRequiredService<CurrentCrl>());
        Assert.True((await services.GetRequiredService<AuditLog>().VerifyAsync(TestAuthority.Stop)).IsWhole);
    }

    [Fact]
    public async Task A_directory_without_certificates_stops_the_start() =>
        await StopsAsync(Options with { Directory = folder }, "Make it with \"tanba init\"");

    [Fact]
    public async Task A_missing_passphrase_file_stops_the_start() =>
        await StopsAsync(Options with { PassphraseFile = Path.Combine(folder, "none") }, "Authority:PassphraseFile");

    [Fact]
    public async Task A_directory_without_profiles_stops_the_start() =>
        await StopsAsync(Options with { Profiles = folder }, "Authority:Profiles");

    [Fact]
    public async Task A_public_address_that_is_not_plain_http_stops_the_start() =>
        await StopsAsync(Options with { PublicAddress = new("https://pki.tanba.example") }, "http://");

    [Theory]
    [InlineData(9)]
    [InlineData(31 * 24 * 60)]
    public async Task A_lifetime_of_lists_out_of_bounds_stops_the_start(int minutes) =>
        await StopsAsync(Options with { CrlLifetime = TimeSpan.FromMinutes(minutes) }, "Authority:CrlLifetime");

    [Fact]
    public async Task A_wrong_passphrase_stops_the_start()
    {
        var path = Path.Combine(folder, "passphrase");
        await File.WriteAllTextAsync(path, "something else\n");
        await StopsAsync(Options with { PassphraseFile = path }, "keyfile.wrong-password");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task StopsAsync(AuthorityOptions options, string advice)
    {
        await using var services = Build(options);
        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => services.OpenAuthorityAsync(TestAuthority.Stop));
        Assert.Contains(advice, stopped.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Build(AuthorityOptions options) =>
        new ServiceCollection().AddAuthority(options, new($"Data Source={Path.Combine(folder, "tanba.db")}")).BuildServiceProvider();
}
