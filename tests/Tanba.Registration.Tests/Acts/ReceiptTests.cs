using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Dapper;
using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Acts;

public sealed class ReceiptTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_database_refuses_to_change_or_remove_a_signed_act(string store)
    {
        await using var house = await House.OpenAsync(store);
        await SignedAsync(house);
        await using var connection = await house.Database.OpenAsync(House.Stop);
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("UPDATE acts SET iin = '000000000000'"));
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("DELETE FROM acts"));
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM acts"));
    }

    [Fact]
    public async Task OpenSsl_verifies_a_receipt_and_shows_the_text()
    {
        await using var house = await House.OpenAsync("sqlite");
        var text = await SignedAsync(house);
        var folder = Directory.CreateTempSubdirectory("tanba-receipt-");
        try
        {
            var receipt = Path.Combine(folder.FullName, "act.p7s");
            await File.WriteAllBytesAsync(receipt, await house.AskAsync<byte[]>("SELECT cms FROM acts"), House.Stop);
            var authorities = Path.Combine(folder.FullName, "ca.pem");
            await File.WriteAllTextAsync(authorities, Authority("root.cer") + Authority("issuing.cer"), House.Stop);
            using var openssl = Process.Start(new ProcessStartInfo(
                "openssl",
                ["cms", "-verify", "-binary", "-inform", "DER", "-in", receipt, "-CAfile", authorities, "-purpose", "any", "-attime", "1795348800"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            })!;
            var errors = openssl.StandardError.ReadToEndAsync();
            var shown = await openssl.StandardOutput.ReadToEndAsync();
            await openssl.WaitForExitAsync();
            Assert.True(openssl.ExitCode == 0, await errors);
            Assert.Equal(text, shown);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Authority(string name) => File.ReadAllText(Path.Combine(TestAuthority.Options.Directory, name));

    private static async Task<string> SignedAsync(House house)
    {
        var anna = await house.EnrolAsync(Citizens.Anna);
        var renewal = await house.BeginRenewalAsync(anna);
        _ = (await house.Get<Submit>().RunAsync(renewal.Number, Citizens.Anna.Iin, anna.Signing.Sign(renewal.Text), House.Stop)).Value;
        return renewal.Text;
    }
}
