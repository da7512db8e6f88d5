using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Paths;
using static Tanba.Pki.Tests.Paths.TestReply;

namespace Tanba.Pki.Tests.Paths;

/// <summary>What OCSP replies say of a certificate, and who may say it (RFC 6960 §3.2, §4.2.2).</summary>
public class OcspRulesTests
{
    private static readonly Certificate Authority = House.Authority("CA", "ROOT");
    private static readonly Certificate Leaf = House.Leaf("CA");
    private static readonly Certificate Responder = Delegate();
    private static readonly TestReply OfRoot = new("ROOT", Good(Authority, House.Root));

    [Fact]
    public void The_issuer_may_answer_itself()
    {
        var verdict = Judge(new TestReply("CA", Good(Leaf, Authority)));
        Assert.Null(verdict.Rejection);
        Assert.All(verdict.Revocation, fact => Assert.Equal((RevocationSource.Ocsp, true), (fact.Source, fact.IsGood)));
        Assert.Equal(TestPki.Now.AddHours(-1), verdict.Revocation[0].ThisUpdate);
    }

    [Theory]
    [InlineData(null, RevocationReason.Unspecified)]
    [InlineData(RevocationReason.KeyCompromise, RevocationReason.KeyCompromise)]
    [InlineData(RevocationReason.CertificateHold, RevocationReason.CertificateHold)]
    public void Who_is_said_to_be_revoked_is(RevocationReason? said, RevocationReason reason)
    {
        var verdict = Judge(new TestReply("CA", Revoked(Leaf, Authority, reason: said)));
        Assert.Equal(PathReason.Revoked, verdict.Reason);
        var fact = PathValidation.Status(Leaf, Authority, new([Authority], [], [], [new TestReply("CA", Revoked(Leaf, Authority, reason: said))]), House.Strict);
        Assert.Equal((RevocationSource.Ocsp, TestPki.Now.AddDays(-2), reason), (fact.Source, fact.RevokedAt, fact.Reason));
    }

    [Fact]
    public void Unknown_is_no_status() => AssertUnknown(new TestReply("CA", Unknown(Leaf, Authority)));

    [Fact]
    public void A_reply_without_answers_or_on_another_certificate_says_nothing()
    {
        AssertUnknown(new TestReply("CA"));
        AssertUnknown(new TestReply("CA", Good(House.Leaf("CA"), Authority)));
    }

    [Fact] // §4.2.2.2: a certificate with id-kp-OCSPSigning, issued directly by the issuer
    public void The_issuer_may_have_a_delegate()
    {
        Assert.Null(Judge(Delegated(Responder)).Rejection);
        Assert.Equal(PathReason.Revoked, Judge(new TestReply("OCSP", Revoked(Leaf, Authority)) { Certificates = [Responder] }).Reason);
    }

    [Fact]
    public void A_delegate_is_found_among_the_pool_too()
    {
        var reply = Delegated(Responder) with { Certificates = [] };
        Assert.Null(House.Judge(Leaf, [Authority, Responder], [OfRoot, reply]).Rejection);
        Assert.Null(House.Judge(Leaf, [Authority, Responder], [OfRoot, reply with { ByKey = true }]).Rejection);
        AssertUnknown(reply);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Oids.ClientAuth)]
    [InlineData(Oids.AnyExtendedKeyUsage)]
    public void A_delegate_without_the_purpose_says_nothing(string? purpose) =>
        AssertUnknown(Delegated(House.Make("OCSP", "CA", [.. purpose is null ? Array.Empty<Extension>() : [ExtendedKeyUsageExtension.Write([purpose])], OcspNoCheckExtension.Write()])));

    [Theory]
    [InlineData(KeyUsage.DigitalSignature, true)]
    [InlineData(KeyUsage.NonRepudiation, true)]
    [InlineData(null, true)]
    [InlineData(KeyUsage.KeyEncipherment, false)]
    [InlineData(KeyUsage.CrlSign | KeyUsage.KeyCertSign, false)]
    public void The_key_of_a_delegate_may_sign(KeyUsage? usage, bool isBelieved)
    {
        var reply = Delegated(Delegate(usage is { } bits ? [KeyUsageExtension.Write(bits)] : []));
        Assert.Equal(isBelieved ? null : PathReason.RevocationUnknown, Judge(reply).Reason);
    }

    [Fact]
    public void A_delegate_of_another_authority_says_nothing()
    {
        // Of the same root, of a subordinate, and of one who only has the name.
        AssertUnknown(Delegated(House.Make("OCSP", "ROOT", Purposes())));
        AssertUnknown(Delegated(House.Make("OCSP", "OTHER", Purposes())));
        AssertUnknown(Delegated(House.Make("OCSP", "CA", Purposes(), signer: "NAMESAKE")));
        AssertUnknown(Delegated(House.Make("OCSP", "OCSP", Purposes())));

        // Of another name of the same key.
        AssertUnknown(Delegated(House.Make("OCSP", "OTHER", Purposes(), signer: "CA")));
    }

    [Theory]
    [InlineData(-1, 1, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, 2, false)]
    [InlineData(-2, -1, false)]
    public void A_delegate_speaks_in_its_own_time(int notBefore, int notAfter, bool isBelieved)
    {
        var responder = House.Make("OCSP", "CA", Purposes(), tbs => tbs with { NotBefore = TestPki.Now.AddSeconds(notBefore), NotAfter = TestPki.Now.AddSeconds(notAfter) });
        Assert.Equal(isBelieved ? null : PathReason.RevocationUnknown, Judge(Delegated(responder)).Reason);
    }

    [Fact]
    public void A_delegate_with_a_critical_extension_that_nobody_knows_or_a_short_key_says_nothing()
    {
        AssertUnknown(Delegated(Delegate(new Extension("2.5.29.99", true, Asn.Null))));
        AssertUnknown(Delegated(House.Make("OCSP", "CA", Purposes(), tbs => tbs with { PublicKey = House.Rsa(512) })));
    }

    [Fact] // §4.2.2.2.1
    public void A_delegate_that_is_revoked_says_nothing_unless_it_need_not_be_asked_about()
    {
        // The list is one that the leaf does not point to.
        var here = Written.Uri("http://localhost/responders.crl");
        TestList list = new("CA") { Scope = [TestList.At(here)] };
        var asked = House.Make("OCSP", "CA", [ExtendedKeyUsageExtension.Write([Oids.OcspSigning]), Written.Points(Written.Point(here))]);
        Assert.Equal(PathReason.RevocationUnknown, WithList(asked, list.With(asked)));
        Assert.Null(WithList(asked, list));
        Assert.Null(WithList(asked, new TestList("ROOT")));
        var notAsked = Delegate(Written.Points(Written.Point(here)));
        Assert.Null(WithList(notAsked, list.With(notAsked)));
    }

    [Fact] // §4.2.1: byName, byKey
    public void The_responder_is_who_is_named()
    {
        Assert.Null(Judge(Delegated(Responder) with { ByKey = true }).Rejection);
        Assert.Null(Judge(new TestReply("CA", Good(Leaf, Authority)) { ByKey = true }).Rejection);
        AssertUnknown(Delegated(Responder) with { Named = "SOMEBODY" });
        AssertUnknown(Delegated(Responder) with { Named = "SOMEBODY", ByKey = true });
        AssertUnknown(new TestReply("CA", Good(Leaf, Authority)) { Named = "SOMEBODY" });
        AssertUnknown(new TestReply("CA", Good(Leaf, Authority)) { Named = "SOMEBODY", ByKey = true });
    }

    [Fact]
    public void A_reply_that_another_key_signed_says_nothing()
    {
        AssertUnknown(new TestReply("NAMESAKE", Good(Leaf, Authority)) { Named = "CA" });
        AssertUnknown(new TestReply("NAMESAKE", Good(Leaf, Authority)) { Named = "OCSP", Certificates = [Responder] });
    }

    [Theory] // §4.2.2.1: both ends included
    [InlineData(0, 10, true)]
    [InlineData(-10, 0, true)]
    [InlineData(1, 10, false)]
    [InlineData(-10, -1, false)]
    public void A_reply_speaks_from_this_update_to_next_update(int thisUpdate, int nextUpdate, bool isBelieved)
    {
        TestReply reply = new("CA", Good(Leaf, Authority, TestPki.Now.AddSeconds(thisUpdate), TestPki.Now.AddSeconds(nextUpdate)));
        Assert.Equal(isBelieved ? null : PathReason.RevocationUnknown, Judge(reply).Reason);
    }

    [Theory] // without nextUpdate newer information is always to be had
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void A_reply_without_next_update_speaks_for_a_week(int days, bool isBelieved) => Assert.Equal(
        isBelieved ? null : PathReason.RevocationUnknown,
        Judge(new TestReply("CA", GoodWithoutEnd(Leaf, Authority, TestPki.Now.AddDays(-days)))).Reason);

    [Fact]
    public void Who_asks_may_bound_the_age_of_a_reply()
    {
        TestReply reply = new("CA", Good(Leaf, Authority, TestPki.Now.AddDays(-3)));
        Assert.Null(Judge(reply).Reason);
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(Leaf, [Authority], [OfRoot, reply], House.Strict with { MaxEvidenceAge = TimeSpan.FromDays(2) }).Reason);
    }

    [Theory] // signed neither before the certificate was nor after the time of the evidence
    [InlineData(0, true)]
    [InlineData(-400, false)]
    [InlineData(1, false)]
    public void A_reply_was_signed_in_the_time_of_the_certificate(int days, bool isBelieved) => Assert.Equal(
        isBelieved ? null : PathReason.RevocationUnknown,
        Judge(new TestReply("CA", Good(Leaf, Authority)) { ProducedAt = TestPki.Now.AddDays(days) }).Reason);

    [Theory] // §4.1.1: by any digest that is known, of the name and the key of the very issuer
    [InlineData(Oids.Sha1)]
    [InlineData(Oids.Sha256)]
    [InlineData(Oids.Sha384)]
    [InlineData(Oids.Sha512)]
    public void The_certificate_is_named_by_any_digest(string digest) => Assert.Null(Judge(new TestReply("CA", Good(Leaf, Authority, digest: digest))).Rejection);

    [Fact]
    public void A_wrong_hash_in_the_certificate_id_is_another_certificate()
    {
        var right = CertId.For(Authority, Leaf.SerialNumber);
        CertId[] wrong =
        [
            right with { IssuerNameHash = right.IssuerKeyHash },
            right with { IssuerKeyHash = right.IssuerNameHash },
            right with { DigestOid = Oids.Sha256 },
            right with { DigestOid = "1.2.398.99.6" },
            CertId.For(House.Root, Leaf.SerialNumber),
        ];
        Assert.All(wrong, id => AssertUnknown(new TestReply("CA", Single(id, Asn.Implicit(0), null, TestPki.Now.AddDays(1)))));
        Assert.Null(Judge(new TestReply("CA", Single(right, Asn.Implicit(0), null, TestPki.Now.AddDays(1)))).Rejection);
    }

    [Fact]
    public void One_reply_may_answer_for_the_whole_of_an_issuer()
    {
        var second = House.Leaf("CA");
        TestReply reply = new("CA", Good(second, Authority), Good(Leaf, Authority), Revoked(House.Leaf("CA"), Authority));
        Assert.Null(Judge(reply).Rejection);
        Assert.Equal(PathReason.Revoked, Judge(new TestReply("CA", Good(second, Authority), Revoked(Leaf, Authority))).Reason);
    }

    [Fact] // of several answers on one certificate the worst is meant
    public void Two_answers_on_one_certificate_do_not_outvote_each_other()
    {
        Assert.Equal(PathReason.Revoked, Judge(new TestReply("CA", Good(Leaf, Authority), Revoked(Leaf, Authority))).Reason);
        Assert.Equal(PathReason.Revoked, Judge(new TestReply("CA", Revoked(Leaf, Authority), Good(Leaf, Authority, TestPki.Now.AddMinutes(-1)))).Reason);
        AssertUnknown(new TestReply("CA", Good(Leaf, Authority), Unknown(Leaf, Authority)));
    }

    [Theory] // §4.4: what is critical and not understood spoils the reply
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_critical_extension_that_nobody_knows_spoils_a_reply(bool critical, bool isBelieved)
    {
        var unknown = Asn.Extension("1.2.398.99.7", Asn.Null, critical);
        Assert.Equal(isBelieved ? null : PathReason.RevocationUnknown, Judge(new TestReply("CA", Good(Leaf, Authority)) { Extension = unknown }).Reason);
        Assert.Equal(isBelieved ? null : PathReason.RevocationUnknown, Judge(new TestReply("CA", Good(Leaf, Authority, extension: unknown))).Reason);
    }

    [Fact]
    public void Of_two_replies_the_newer_one_counts()
    {
        TestReply older = new("CA", Revoked(Leaf, Authority, thisUpdate: TestPki.Now.AddHours(-3)));
        TestReply newer = new("CA", Good(Leaf, Authority));
        Assert.Null(Judge(older, newer).Rejection);
        Assert.Null(Judge(newer, older).Rejection);
        Assert.Equal(PathReason.Revoked, Judge(newer, new TestReply("CA", Revoked(Leaf, Authority, thisUpdate: TestPki.Now.AddMinutes(-1)))).Reason);
    }

    [Theory] // whichever of reply and list is newer; at the same second the worse
    [InlineData(-30, true, false, PathReason.Revoked)]
    [InlineData(-30, false, true, null)]
    [InlineData(-2000, true, false, null)]
    [InlineData(-2000, false, true, PathReason.Revoked)]
    [InlineData(-1440, true, false, PathReason.Revoked)]
    [InlineData(-1440, false, true, PathReason.Revoked)]
    public void Of_a_reply_and_a_list_the_newer_one_counts(int minutes, bool inReply, bool inList, PathReason? reason)
    {
        var at = TestPki.Now.AddMinutes(minutes);
        TestReply reply = new("CA", inReply ? Revoked(Leaf, Authority, thisUpdate: at) : Good(Leaf, Authority, at));
        TestList list = new("CA"); // a day old
        PathEvidence evidence = new([House.Root], [Authority], [new TestList("ROOT"), inList ? list.With(Leaf) : list], [OfRoot, reply]);
        Assert.Equal(reason, PathValidation.Validate(Leaf, evidence, House.Strict).Reason);
    }

    [Fact]
    public void A_reply_that_says_nothing_leaves_the_word_to_a_list()
    {
        PathEvidence evidence = new([House.Root], [Authority], [new TestList("ROOT"), new TestList("CA")], [new TestReply("CA", Unknown(Leaf, Authority))]);
        var verdict = PathValidation.Validate(Leaf, evidence, House.Strict);
        Assert.Null(verdict.Rejection);
        Assert.All(verdict.Revocation, fact => Assert.Equal(RevocationSource.Crl, fact.Source));
    }

    private static PathVerdict Judge(params TestReply[] replies) => House.Judge(Leaf, [Authority], [OfRoot, .. replies.Select(reply => (OcspAnswer)reply)]);

    private static void AssertUnknown(TestReply reply) => Assert.Equal(PathReason.RevocationUnknown, Judge(reply).Reason);

    private static PathReason? WithList(Certificate responder, TestList list) =>
        PathValidation.Validate(Leaf, new([House.Root], [Authority], [list], [OfRoot, Delegated(responder)]), House.Strict).Reason;

    private static TestReply Delegated(Certificate responder) => new("OCSP", Good(Leaf, Authority)) { Certificates = [responder] };

    private static Certificate Delegate(params Extension[] more) => House.Make("OCSP", "CA", [.. Purposes(), .. more]);

    private static IReadOnlyList<Extension> Purposes() => [ExtendedKeyUsageExtension.Write([Oids.OcspSigning]), OcspNoCheckExtension.Write()];
}
