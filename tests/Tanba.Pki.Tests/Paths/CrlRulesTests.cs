using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>What lists say of a certificate (RFC 5280 §6.3.3): complete ones, deltas, their signers and their times.</summary>
public class CrlRulesTests
{
    private static readonly Certificate Authority = House.Authority("CA", "ROOT");
    private static readonly Certificate Leaf = House.Leaf("CA");
    private static readonly TestList OfRoot = new("ROOT");
    private static readonly TestList OfCa = new("CA");

    [Fact]
    public void Every_certificate_below_the_root_is_asked()
    {
        var verdict = Judge(OfRoot, OfCa);
        Assert.Null(verdict.Rejection);
        Assert.Equal([Leaf, Authority], verdict.Revocation.Select(fact => fact.Certificate));
        Assert.All(verdict.Revocation, fact => Assert.Equal((RevocationSource.Crl, TestPki.Now.AddDays(-1), true), (fact.Source, fact.ThisUpdate, fact.IsGood)));
        Assert.Equal(PathReason.RevocationUnknown, Judge(OfRoot).Reason);
        Assert.Equal(PathReason.RevocationUnknown, Judge(OfCa).Reason);
    }

    [Theory]
    [InlineData(RevocationReason.KeyCompromise)]
    [InlineData(RevocationReason.CertificateHold)]
    [InlineData(RevocationReason.Superseded)]
    [InlineData(null)]
    public void Who_is_named_is_revoked_for_whatever_reason(RevocationReason? reason)
    {
        var verdict = Judge(OfRoot, OfCa with { Entries = [TestList.Entry(Leaf, reason)] });
        Assert.Equal(PathReason.Revoked, verdict.Reason);
        Assert.Contains($"{reason ?? RevocationReason.Unspecified}", verdict.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revoked_authority_revokes_those_below() => Assert.Equal(PathReason.Revoked, Judge(OfRoot.With(Authority), OfCa).Reason);

    [Fact]
    public void An_entry_of_another_certificate_is_nothing_to_this_one() => Assert.Null(Judge(OfRoot.With(Leaf), OfCa.With(Authority)).Reason);

    [Theory]
    [InlineData(RevocationChecking.Required, false, PathReason.RevocationUnknown)]
    [InlineData(RevocationChecking.Required, true, PathReason.Revoked)]
    [InlineData(RevocationChecking.IfKnown, false, null)]
    [InlineData(RevocationChecking.IfKnown, true, PathReason.Revoked)]
    [InlineData(RevocationChecking.None, true, null)]
    public void How_much_must_be_known_is_for_who_asks(RevocationChecking checking, bool isRevoked, PathReason? reason)
    {
        CertificateList[] lists = isRevoked ? [OfRoot, OfCa.With(Leaf)] : [];
        Assert.Equal(reason, House.Judge(Leaf, [Authority], lists, House.Plain with { Revocation = checking }).Reason);
    }

    [Fact]
    public void Where_revocation_is_not_asked_no_facts_are_given() =>
        Assert.Empty(House.Judge(Leaf, [Authority], [OfRoot, OfCa], House.Plain).Revocation);

    [Theory] // §5.1.2.4, §5.1.2.5: both ends included
    [InlineData(0, 10, null)]
    [InlineData(-10, 0, null)]
    [InlineData(1, 10, PathReason.RevocationUnknown)]
    [InlineData(-10, -1, PathReason.RevocationUnknown)]
    public void A_list_speaks_from_this_update_to_next_update(int thisUpdate, int nextUpdate, PathReason? reason) => Assert.Equal(
        reason,
        Judge(OfRoot, OfCa with { ThisUpdate = TestPki.Now.AddSeconds(thisUpdate), NextUpdate = TestPki.Now.AddSeconds(nextUpdate) }).Reason);

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, PathReason.RevocationUnknown)]
    public void A_list_without_next_update_speaks_for_a_week(int days, PathReason? reason) =>
        Assert.Equal(reason, Judge(OfRoot, OfCa with { ThisUpdate = TestPki.Now.AddDays(-days), NextUpdate = null }).Reason);

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, null)]
    [InlineData(0, PathReason.RevocationUnknown)]
    public void Who_asks_may_bound_the_age_of_a_list_more_tightly(int days, PathReason? reason) =>
        Assert.Equal(reason, House.Judge(Leaf, [Authority], [OfRoot, OfCa], House.Strict with { MaxEvidenceAge = TimeSpan.FromDays(days) }).Reason);

    [Fact]
    public void Of_two_lists_the_newer_one_counts_in_whatever_order_they_come()
    {
        // Back from hold: the older list named it.
        var (older, newer) = (OfCa.With(Leaf) with { ThisUpdate = TestPki.Now.AddDays(-3), Number = 4 }, OfCa);
        Assert.Null(Judge(OfRoot, older, newer).Reason);
        Assert.Null(Judge(newer, older, OfRoot).Reason);
        Assert.Equal(PathReason.Revoked, Judge(OfRoot, OfCa with { ThisUpdate = TestPki.Now.AddDays(-3) }, OfCa.With(Leaf)).Reason);
    }

    [Theory] // asked of the past with later evidence
    [InlineData(-3, null)]
    [InlineData(-2, PathReason.Revoked)]
    [InlineData(-1, PathReason.Revoked)]
    public void Who_was_revoked_later_was_good_before_for_who_knows_it_later(int days, PathReason? reason)
    {
        var asked = House.Strict with { At = TestPki.Now.AddDays(days), EvidenceAt = TestPki.Now };
        Assert.Equal(reason, House.Judge(Leaf, [Authority], [OfRoot, OfCa.With(Leaf)], asked).Reason);
    }

    [Fact]
    public void Evidence_before_the_time_asked_is_evidence_at_that_time() =>
        Assert.Null(House.Judge(Leaf, [Authority], [OfRoot, OfCa], House.Strict with { EvidenceAt = TestPki.Now.AddDays(-30) }).Reason);

    [Fact]
    public void A_list_of_another_key_says_nothing()
    {
        Assert.Equal(PathReason.RevocationUnknown, Judge(OfRoot, OfCa with { Signer = "NAMESAKE" }).Reason);
        Assert.Equal(PathReason.RevocationUnknown, Judge(OfRoot, OfCa.With(Leaf) with { Signer = "NAMESAKE" }).Reason);
    }

    [Fact]
    public void A_list_of_another_issuer_says_nothing() =>
        Assert.Equal(PathReason.RevocationUnknown, Judge(OfRoot, new TestList("ROOT").With(Leaf)).Reason);

    [Theory] // §6.3.3 (f): where key usage is written, cRLSign is in it
    [InlineData(KeyUsage.KeyCertSign | KeyUsage.CrlSign, null)]
    [InlineData(null, null)]
    [InlineData(KeyUsage.KeyCertSign, PathReason.RevocationUnknown)]
    public void Who_signs_lists_may(KeyUsage? usage, PathReason? reason)
    {
        Extension[] extensions = usage is { } bits ? [BasicConstraintsExtension.Write(isCa: true), KeyUsageExtension.Write(bits)] : [BasicConstraintsExtension.Write(isCa: true)];
        Assert.Equal(reason, House.Judge(Leaf, [House.Make("CA", "ROOT", extensions)], [OfRoot, OfCa]).Reason);
    }

    [Fact] // §6.3.3 (f): the issuer may have another key for lists, with a path of its own to the same root
    public void The_issuer_may_sign_lists_with_another_key()
    {
        var signer = House.Make("CA", "ROOT", [KeyUsageExtension.Write(KeyUsage.CrlSign)], key: "CRL KEY");
        CertificateList[] lists = [OfRoot, OfCa with { Signer = "CRL KEY" }];
        Assert.Null(House.Judge(Leaf, [Authority, signer], lists).Reason);
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(Leaf, [Authority], lists).Reason);

        var notFor = House.Make("CA", "ROOT", [KeyUsageExtension.Write(KeyUsage.DigitalSignature)], key: "CRL KEY");
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(Leaf, [Authority, notFor], lists).Reason);
    }

    [Fact]
    public void A_signer_of_lists_without_path_or_out_of_its_time_or_revoked_says_nothing()
    {
        CertificateList[] lists = [OfRoot, OfCa with { Signer = "CRL KEY" }];
        var stranger = House.Make("CA", "NOBODY", [KeyUsageExtension.Write(KeyUsage.CrlSign)], key: "CRL KEY");
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(Leaf, [Authority, stranger], lists).Reason);

        var over = House.Make("CA", "ROOT", [KeyUsageExtension.Write(KeyUsage.CrlSign)], tbs => tbs with { NotAfter = TestPki.Now.AddDays(-1) }, key: "CRL KEY");
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(Leaf, [Authority, over], lists).Reason);

        var signer = House.Make("CA", "ROOT", [KeyUsageExtension.Write(KeyUsage.CrlSign)], key: "CRL KEY");
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(Leaf, [Authority, signer], [OfRoot.With(signer), lists[1]]).Reason);
    }

    [Fact]
    public void A_signer_of_lists_with_a_path_to_another_root_says_nothing() // §6.3.3 (f): the same trust anchor
    {
        var other = House.Authority("OTHER", "OTHER");
        var signer = House.Make("CA", "OTHER", [KeyUsageExtension.Write(KeyUsage.CrlSign)], key: "CRL KEY");
        CertificateList[] lists = [OfRoot, new TestList("OTHER"), OfCa with { Signer = "CRL KEY" }];
        Assert.Equal(PathReason.RevocationUnknown, PathValidation.Validate(Leaf, new([House.Root, other], [Authority, signer], lists), House.Strict).Reason);
    }

    [Fact]
    public void Two_signers_of_lists_that_vouch_for_each_other_are_not_believed()
    {
        // The only list about each is signed by the other; that about the leaf is signed by the first.
        var (here, there) = (Written.Uri("http://localhost/one.crl"), Written.Uri("http://localhost/two.crl"));
        var one = House.Make("CA", "CA", [KeyUsageExtension.Write(KeyUsage.CrlSign), Written.Points(Written.Point(there))], key: "ONE");
        var two = House.Make("CA", "CA", [KeyUsageExtension.Write(KeyUsage.CrlSign), Written.Points(Written.Point(here))], key: "TWO");
        var leaf = House.Leaf("CA", Written.Points(Written.Point(here)));
        CertificateList[] lists = [OfRoot, OfCa with { Signer = "ONE", Scope = [TestList.At(here)] }, OfCa with { Signer = "TWO", Scope = [TestList.At(there)] }];
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(leaf, [Authority, one, two], lists).Reason);

        // Where the authority itself speaks of the first, that one is believed.
        Assert.Null(House.Judge(leaf, [Authority, one, two], [.. lists[..2], OfCa with { Scope = [TestList.At(there)] }]).Reason);
    }

    [Fact]
    public void A_delta_adds_to_its_base() // §5.2.4
    {
        var delta = Delta(TestList.Entry(Leaf));
        Assert.Equal(PathReason.Revoked, Judge(OfRoot, OfCa, delta).Reason);
        Assert.Equal(PathReason.RevocationUnknown, Judge(OfRoot, delta with { Entries = [] }).Reason);
        Assert.Equal(TestPki.Now.AddHours(-2), Judge(OfRoot, OfCa, Delta()).Revocation[0].ThisUpdate);
    }

    [Fact]
    public void A_delta_takes_back_a_hold_and_leaves_others_as_they_were() // §5.3.1 removeFromCRL
    {
        var hold = OfCa with { Entries = [TestList.Entry(Leaf, RevocationReason.CertificateHold)] };
        Assert.Equal(PathReason.Revoked, Judge(OfRoot, hold).Reason);
        Assert.Null(Judge(OfRoot, hold, Delta(TestList.Entry(Leaf, RevocationReason.RemoveFromCrl))).Reason);
        Assert.Equal(PathReason.Revoked, Judge(OfRoot, hold, Delta()).Reason);
    }

    [Fact]
    public void What_a_delta_says_newly_of_an_entry_counts()
    {
        var delta = Delta(TestList.Entry(Leaf, RevocationReason.KeyCompromise, TestPki.Now.AddDays(-1)));
        var verdict = Judge(OfRoot, OfCa with { Entries = [TestList.Entry(Leaf, RevocationReason.CertificateHold)] }, delta);
        Assert.Contains("KeyCompromise", verdict.Detail, StringComparison.Ordinal);
    }

    [Theory] // §6.3.3 (c): same scope, BaseCRLNumber ≤ number of the list ≤ number of the delta
    [InlineData(5, 6, true)]
    [InlineData(4, 6, true)]
    [InlineData(5, 5, true)]
    [InlineData(6, 7, false)]
    [InlineData(3, 4, false)]
    public void A_delta_is_for_lists_from_its_base_to_itself(byte baseNumber, byte number, bool applies)
    {
        var delta = Delta(TestList.Entry(Leaf)) with { Base = baseNumber, Number = number };
        Assert.Equal(applies ? PathReason.Revoked : null, Judge(OfRoot, OfCa, delta).Reason);
    }

    [Fact]
    public void A_delta_of_another_key_or_scope_or_out_of_its_time_is_left_aside()
    {
        var delta = Delta(TestList.Entry(Leaf));
        Assert.Null(Judge(OfRoot, OfCa, delta with { Signer = "NAMESAKE" }).Reason);
        Assert.Null(Judge(OfRoot, OfCa, delta with { Scope = [TestList.OnlyUsers] }).Reason);
        Assert.Null(Judge(OfRoot, OfCa, delta with { NextUpdate = TestPki.Now.AddSeconds(-1) }).Reason);
        Assert.Null(Judge(OfRoot, OfCa, delta with { ThisUpdate = TestPki.Now.AddSeconds(1) }).Reason);
        Assert.Equal(PathReason.Revoked, Judge(OfRoot, OfCa with { Scope = [TestList.OnlyUsers] }, delta with { Scope = [TestList.OnlyUsers] }).Reason);
    }

    [Fact]
    public void Of_two_deltas_the_newer_one_counts()
    {
        var (first, second) = (Delta(TestList.Entry(Leaf)), Delta(TestList.Entry(Leaf, RevocationReason.RemoveFromCrl)) with { ThisUpdate = TestPki.Now.AddHours(-1), Number = 7 });
        Assert.Null(Judge(OfRoot, OfCa, first, second).Reason);
        Assert.Null(Judge(second, first, OfCa, OfRoot).Reason);
    }

    [Theory] // §5.2, §5.3: what is critical and not known makes a list unusable
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    public void A_critical_extension_that_nobody_knows_makes_a_list_unreadable(bool critical, bool ofEntry, bool isRefused)
    {
        var unknown = Asn.Extension("2.5.29.99", Asn.Null, critical);
        var list = ofEntry ? OfCa with { Entries = [TestList.Entry(Leaf, more: unknown)] } : OfCa with { More = [unknown] };
        Assert.Equal(isRefused, list.Read().IsRefused);
    }

    [Fact]
    public void A_status_can_be_asked_alone()
    {
        PathEvidence evidence = new([Authority], [], [OfCa.With(Leaf)]);
        var fact = PathValidation.Status(Leaf, Authority, evidence, House.Strict);
        Assert.Equal((RevocationSource.Crl, TestPki.Now.AddDays(-2), RevocationReason.KeyCompromise), (fact.Source, fact.RevokedAt, fact.Reason));
        Assert.True(fact.IsRevoked);
        Assert.False(fact.IsGood);
        var unknown = PathValidation.Status(Leaf, Authority, new([Authority]), House.Strict);
        Assert.Equal((RevocationSource.None, false, false), (unknown.Source, unknown.IsGood, unknown.IsRevoked));
    }

    private static TestList Delta(params byte[][] entries) => OfCa with { Base = 5, Number = 6, ThisUpdate = TestPki.Now.AddHours(-2), Entries = entries };

    private static PathVerdict Judge(params TestList[] lists) => House.Judge(Leaf, [Authority], [.. lists.Select(list => (CertificateList)list)]);
}
