using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Crls;

/// <summary>RFC 5280 §5.</summary>
public class CertificateListTests
{
    private static readonly byte[] Der42 = TestCrls.Full().Sign(TestPki.IssuingKey);

    [Fact]
    public void What_was_written_is_read()
    {
        var list = CertificateList.Decode(Der42).Value;

        Assert.Equal(TestPki.Issuing.Subject, list.Issuer);
        Assert.Equal(42, list.Number);
        Assert.Null(list.BaseNumber);
        Assert.Equal(TestPki.Now, list.ThisUpdate);
        Assert.Equal(TestPki.Now.AddDays(1), list.NextUpdate);
        Assert.Equal(RevocationReason.KeyCompromise, list.Find(TestCrls.One)?.Reason);
        Assert.Equal(TestPki.Start.AddHours(1), list.Find(TestCrls.Two)?.RevokedAt);
        Assert.Null(list.Find(SerialNumber.Parse("1002").Value));
        Assert.Equal(TestPki.Issuing.SubjectKeyIdentifier!.Value.ToArray(), list.AuthorityKeyIdentifier!.Value.ToArray());
        Assert.True(list.IsSignedBy(TestPki.IssuingKey.PublicKey));
        Assert.False(list.IsSignedBy(TestPki.PersonKey.PublicKey));
    }

    [Fact]
    public void A_delta_names_its_base_and_the_full_list_names_where_deltas_are()
    {
        Assert.Equal(41, CertificateList.Decode((TestCrls.Full() with { BaseNumber = 41 }).Sign(TestPki.IssuingKey)).Value.BaseNumber);
        var full = CertificateList.Decode((TestCrls.Full() with { FreshestUrls = ["http://a/d.crl"] }).Sign(TestPki.IssuingKey)).Value;
        Assert.Contains(full.Extensions, extension => extension.Oid == Oids.FreshestCrl && !extension.Critical);
    }

    [Fact]
    public void An_empty_list_has_no_field_for_entries() // RFC 5280 §5.1.2.6
    {
        var list = CertificateList.Decode(TestCrls.Full([]).Sign(TestPki.IssuingKey)).Value;
        Assert.Empty(list.Entries);
        Assert.True(list.IsSignedBy(TestPki.IssuingKey.PublicKey));
    }

    [Fact]
    public void An_unspecified_reason_is_not_written() // RFC 5280 §5.3.1
    {
        var list = TestCrls.Full([new(TestCrls.One, TestPki.Start, RevocationReason.Unspecified)]).Sign(TestPki.IssuingKey);
        Assert.DoesNotContain("551D15", Convert.ToHexString(list), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_many_entries_finds_each()
    {
        var entries = Enumerable.Range(1, 5000).Select(n => new RevokedEntry(SerialNumber.Parse(n.ToString("x", null)).Value, TestPki.Start, (RevocationReason)(n % 7 == 2 ? 0 : n % 7))).ToList();
        var list = CertificateList.Decode(TestCrls.Full(entries).Sign(TestPki.IssuingKey)).Value;

        Assert.All(entries, entry => Assert.Equal(entry, list.Find(entry.SerialNumber)));
    }

    [Fact]
    public void Mutated_lists_never_throw_and_never_stay_signed() => Mutated.NeverThrows(Der42, CertificateList.Decode, (octets, list) =>
        Assert.Equal(octets.AsSpan().SequenceEqual(Der42), list.IsSignedBy(TestPki.IssuingKey.PublicKey)));
}
