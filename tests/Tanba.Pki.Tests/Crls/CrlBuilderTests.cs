using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Crls;

/// <summary>RFC 5280 §5: what is written, in which order, and what is left out.</summary>
public class CrlBuilderTests
{
    [Fact]
    public void A_full_list_says_where_its_deltas_are_and_a_delta_does_not()
    {
        var builder = TestCrls.Full() with { FreshestUrls = ["http://a.kz/d.crl", "http://b.kz/d.crl"] };
        Assert.Equal([Oids.AuthorityKeyIdentifier, Oids.CrlNumber, Oids.FreshestCrl], Signed(builder).Extensions.Select(extension => extension.Oid));
        Assert.Equal([Oids.AuthorityKeyIdentifier, Oids.CrlNumber, Oids.DeltaCrlIndicator], Signed(builder with { BaseNumber = 40 }).Extensions.Select(extension => extension.Oid));
        Assert.Equal([Oids.DeltaCrlIndicator], Signed(builder with { BaseNumber = 40 }).Extensions.Where(extension => extension.Critical).Select(extension => extension.Oid)); // §5.2.4
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(long.MaxValue)]
    public void Any_number_survives(long number)
    {
        var delta = Signed(TestCrls.Full() with { Number = number, BaseNumber = number });
        Assert.Equal(number, delta.Number);
        Assert.Equal(number, delta.BaseNumber);
    }

    [Theory]
    [InlineData(RevocationReason.KeyCompromise)]
    [InlineData(RevocationReason.CaCompromise)]
    [InlineData(RevocationReason.AffiliationChanged)]
    [InlineData(RevocationReason.Superseded)]
    [InlineData(RevocationReason.CessationOfOperation)]
    [InlineData(RevocationReason.CertificateHold)]
    [InlineData(RevocationReason.RemoveFromCrl)]
    [InlineData(RevocationReason.PrivilegeWithdrawn)]
    [InlineData(RevocationReason.AaCompromise)]
    public void Every_reason_is_written_as_its_number(RevocationReason reason)
    {
        var encoded = TestCrls.Full([new(TestCrls.One, TestPki.Start, reason)]).Sign(TestPki.IssuingKey);
        Assert.Contains($"300a0603551d1504030a01{(int)reason:x2}", Convert.ToHexStringLower(encoded), StringComparison.Ordinal);
        Assert.Equal(reason, CertificateList.Decode(encoded).Value.Find(TestCrls.One)?.Reason);
    }

    [Fact]
    public void Times_from_2050_on_are_generalized_in_the_head_and_in_the_entries()
    {
        var late = new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var list = Signed(TestCrls.Full([new(TestCrls.One, late, RevocationReason.Superseded)]) with { ThisUpdate = late.AddSeconds(-1), NextUpdate = late });
        Assert.Equal((late.AddSeconds(-1), late, late), (list.ThisUpdate, list.NextUpdate!.Value, list.Find(TestCrls.One)!.RevokedAt));
        var hex = Convert.ToHexString(list.Tbs.Span);
        Assert.Contains("170D" + Convert.ToHexString("491231235959Z"u8) + "180F" + Convert.ToHexString("20500101000000Z"u8), hex, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_of_the_issuer_with_the_right_to_sign_lists_only()
    {
        var list = Signed(TestCrls.Full());
        var noLists = TestPki.Make(TestPki.Root.Subject, TestPki.Issuing.Subject, TestPki.IssuingKey, TestPki.RootKey, [Pki.Certificates.Extensions.KeyUsageExtension.Write(KeyUsage.KeyCertSign)]);
        var silent = TestPki.Make(TestPki.Root.Subject, TestPki.Issuing.Subject, TestPki.IssuingKey, TestPki.RootKey, []);
        var renamed = TestPki.Make(TestPki.Root.Subject, TestPki.Name("OTHER"), TestPki.IssuingKey, TestPki.RootKey, TestPki.Ca());

        Assert.True(list.IsIssuedBy(TestPki.Issuing));
        Assert.True(list.IsIssuedBy(silent));
        Assert.False(list.IsIssuedBy(noLists)); // RFC 5280 §6.3.3 (f)
        Assert.False(list.IsIssuedBy(renamed));
    }

    private static CertificateList Signed(CrlBuilder builder) => CertificateList.Decode(builder.Sign(TestPki.IssuingKey)).Value;
}
