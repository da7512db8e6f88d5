using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class CertificatesForTests
{
    private static readonly string Unknown = new('0', 64);

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Who_names_the_keys_gets_their_certificates(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var given = (await house.Get<CertificatesFor>().RunAsync(anna.Application, [KeyId(anna.Auth).ToUpperInvariant()], House.Stop)).Value;
        Assert.Equal(anna.Auth.Certificate.SerialNumber, Assert.Single(given).SerialNumber);
    }

    [Fact]
    public async Task The_number_alone_gives_nothing()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        Assert.Equal("certificates.no-such-key", await CodeAsync(house, anna.Application, []));
        Assert.Equal("certificates.no-such-key", await CodeAsync(house, anna.Application, [Unknown]));
        Assert.Equal("certificates.no-such-key", await CodeAsync(house, anna.Application, [KeyId(daniyar.Auth)]));
        Assert.Equal("certificates.too-many-keys", await CodeAsync(house, anna.Application, [.. Enumerable.Repeat(Unknown, 9)]));
    }

    [Fact]
    public async Task Before_they_are_issued_they_are_not_ready()
    {
        await using var house = await House.OpenAsync("sqlite");
        var renewal = await house.BeginRenewalAsync(await house.EnrolAsync(Citizens.Anna));
        Assert.Equal("certificates.not-ready", await CodeAsync(house, renewal.Number, renewal.KeyIds));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task With_the_last_key_installed_the_application_is_done(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna, installs: false);
        var mark = house.Get<MarkInstalled>();
        Assert.Equal(ApplicationState.Issued, (await mark.RunAsync(anna.Application, [KeyId(anna.Auth)], House.Stop)).Value.State);
        Assert.Equal(ApplicationState.Installed, (await mark.RunAsync(anna.Application, [KeyId(anna.Signing)], House.Stop)).Value.State);
        Assert.Equal(ApplicationState.Installed, (await mark.RunAsync(anna.Application, [KeyId(anna.Signing)], House.Stop)).Value.State);
        Assert.Single(await house.LettersAsync(), letter => letter.Subject.EndsWith("are installed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_the_installation_the_certificates_can_still_be_had()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        string[] keys = [KeyId(anna.Auth), KeyId(anna.Signing)];
        _ = (await house.Get<MarkInstalled>().RunAsync(anna.Application, keys, House.Stop)).Value;
        Assert.Equal(2, (await house.Get<CertificatesFor>().RunAsync(anna.Application, keys, House.Stop)).Value.Count);
    }

    [Fact]
    public async Task Only_who_names_a_key_marks_anything()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna, installs: false);
        Assert.Equal("certificates.no-such-key", (await house.Get<MarkInstalled>().RunAsync(anna.Application, [Unknown], House.Stop)).Rejection!.Code);
        _ = (await house.Get<MarkInstalled>().RunAsync(anna.Application, [KeyId(anna.Auth), KeyId(anna.Signing)], House.Stop)).Value;
        var renewal = await house.BeginRenewalAsync(anna);
        Assert.Equal("certificates.not-ready", (await house.Get<MarkInstalled>().RunAsync(renewal.Number, renewal.KeyIds, House.Stop)).Rejection!.Code);
    }

    private static string KeyId(CitizenKey key) => Convert.ToHexStringLower(key.Key.PublicKey.Sha256());

    private static async Task<string> CodeAsync(House house, string number, IReadOnlyList<string> keys) =>
        (await house.Get<CertificatesFor>().RunAsync(number, keys, House.Stop)).Rejection!.Code;
}
