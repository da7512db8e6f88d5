using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Crls;

/// <summary>A suspension comes onto the lists and leaves them again (RFC 5280 §5.2.4, §5.3.1).</summary>
public sealed class SuspensionOnCrlsTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_suspended_certificate_is_on_hold_on_both_lists(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await HeldAfterAListAsync(authority);
        Assert.Equal(new(issued.SerialNumber, TestClock.Noon, RevocationReason.CertificateHold), (await FullAsync(authority)).Find(issued.SerialNumber));
        Assert.Equal(RevocationReason.CertificateHold, (await DeltaAsync(authority)).Find(issued.SerialNumber)!.Reason);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_released_one_leaves_the_full_list_and_is_taken_back_by_the_delta(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await HeldAfterAListAsync(authority);
        _ = await FullAsync(authority);
        authority.Clock.Advance(TimeSpan.FromHours(1));
        _ = (await authority.Release.RunAsync(issued.SerialNumber, "test", Stop)).Value;

        Assert.Null((await FullAsync(authority)).Find(issued.SerialNumber));
        Assert.Equal(new(issued.SerialNumber, TestClock.Noon.AddHours(1), RevocationReason.RemoveFromCrl), (await DeltaAsync(authority)).Find(issued.SerialNumber));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_release_of_what_stood_on_the_base_itself_is_taken_back_too_until_the_base_is_out_of_force(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        await HoldAsync(authority, issued);
        Assert.NotNull((await FullAsync(authority)).Find(issued.SerialNumber));
        _ = (await authority.Release.RunAsync(issued.SerialNumber, "test", Stop)).Value;
        Assert.Equal(RevocationReason.RemoveFromCrl, (await DeltaAsync(authority)).Find(issued.SerialNumber)!.Reason);

        // Two days on nobody may rely on a list with the suspension, so there is nothing to take back.
        for (var day = 0; day < 4; day++)
        {
            authority.Clock.Advance(TimeSpan.FromHours(20));
            _ = await FullAsync(authority);
        }

        Assert.Null((await DeltaAsync(authority)).Find(issued.SerialNumber));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Revoked_for_good_after_a_suspension_it_has_the_final_reason_and_the_date_of_the_suspension(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await HeldAfterAListAsync(authority);
        authority.Clock.Advance(TimeSpan.FromHours(1));
        _ = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.KeyCompromise, "test", Stop)).Value;
        var entry = new RevokedEntry(issued.SerialNumber, TestClock.Noon, RevocationReason.KeyCompromise);
        Assert.Equal(entry, Assert.Single((await FullAsync(authority)).Entries));
        Assert.Equal(entry, Assert.Single((await DeltaAsync(authority)).Entries));
    }

    [Fact]
    public async Task Openssl_reads_hold_and_remove_from_crl()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var (held, released) = (await HeldAfterAListAsync(authority), await authority.IssuedAsync("2", key: 1));
        await HoldAsync(authority, released);
        _ = (await authority.Release.RunAsync(released.SerialNumber, "test", Stop)).Value;
        var path = Path.Combine(Directory.CreateTempSubdirectory("tanba-hold-").FullName, "delta.crl");
        await File.WriteAllBytesAsync(path, await authority.CurrentCrl.ReadDeltaAsync(Stop));
        var read = (await OpenSsl.RunAsync("crl", "-inform", "DER", "-in", path, "-CAfile", authority.Files.IssuingCertificate, "-noout", "-text")).Output;
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Contains("verify OK", read, StringComparison.Ordinal);
        Assert.Contains("Certificate Hold", read, StringComparison.Ordinal);
        Assert.Contains("Remove From CRL", read, StringComparison.Ordinal);
        Assert.Contains(held.SerialNumber.ToString().ToUpperInvariant(), read, StringComparison.Ordinal);
    }

    private static async Task<Certificate> HeldAfterAListAsync(TestAuthority authority)
    {
        var issued = await authority.IssuedAsync();
        _ = await FullAsync(authority);
        await HoldAsync(authority, issued);
        return issued;
    }

    private static async Task<CertificateList> FullAsync(TestAuthority authority) => CertificateList.Decode(await authority.CurrentCrl.ReadAsync(Stop)).Value;

    private static async Task<CertificateList> DeltaAsync(TestAuthority authority) => CertificateList.Decode(await authority.CurrentCrl.ReadDeltaAsync(Stop)).Value;

    private static async Task HoldAsync(TestAuthority authority, Certificate certificate) =>
        _ = (await authority.Revoke.RunAsync(certificate.SerialNumber, RevocationReason.CertificateHold, "test", Stop)).Value;
}
