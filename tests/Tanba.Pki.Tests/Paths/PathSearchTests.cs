using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>How a path is found among certificates that may help, and which failure is told where none holds (RFC 4158).</summary>
public class PathSearchTests
{
    private static readonly Certificate Authority = House.Authority("CA", "ROOT");
    private static readonly Certificate Leaf = House.Leaf("CA");

    [Fact]
    public void Of_several_roots_the_one_that_signed_is_found()
    {
        var other = House.Authority("OTHER", "OTHER");
        foreach (var roots in new Certificate[][] { [other, House.Root], [House.Root, other] })
        {
            Assert.Equal([Leaf, Authority, House.Root], PathValidation.Validate(Leaf, new(roots, [Authority]), House.Plain).Path);
        }
    }

    [Fact]
    public void A_root_of_the_same_name_and_another_key_does_not_end_the_path()
    {
        var namesake = House.Make("ROOT", "ROOT", TestPki.Ca(), key: "NAMESAKE", signer: "NAMESAKE");
        var verdict = PathValidation.Validate(Leaf, new([namesake], [Authority, House.Root]), House.Plain);
        Assert.Equal(PathReason.SignatureWrong, verdict.Reason);
        Assert.Null(PathValidation.Validate(Leaf, new([namesake, House.Root], [Authority]), House.Plain).Reason);
    }

    [Fact]
    public void A_cross_certificate_leads_to_the_root_that_is_trusted()
    {
        var other = House.Authority("OTHER", "OTHER");
        var cross = House.Authority("ROOT", "OTHER");
        Assert.Equal([Leaf, Authority, cross, other], PathValidation.Validate(Leaf, new([other], [House.Root, cross, Authority]), House.Plain).Path);
        Assert.Equal([Leaf, Authority, House.Root], PathValidation.Validate(Leaf, new([House.Root], [cross, Authority, other]), House.Plain).Path);
    }

    [Fact]
    public void Two_roots_that_certify_each_other_are_no_loop()
    {
        var other = House.Authority("OTHER", "OTHER");
        Certificate[] pool = [House.Authority("ROOT", "OTHER"), House.Authority("OTHER", "ROOT"), Authority];
        Assert.Equal(3, PathValidation.Validate(Leaf, new([House.Root], pool), House.Plain).Path.Count);
        Assert.Equal(4, PathValidation.Validate(Leaf, new([other], pool), House.Plain).Path.Count);
        Assert.Equal(PathReason.UnknownIssuer, PathValidation.Validate(Leaf, new([House.Authority("THIRD", "THIRD")], [.. pool, other]), House.Plain).Reason);
    }

    [Fact]
    public void Where_the_short_way_does_not_hold_the_long_one_is_taken()
    {
        // The authority was certified by the root for a day, and by another authority for longer.
        var over = House.Make("CA", "ROOT", TestPki.Ca(), tbs => tbs with { NotAfter = TestPki.Start.AddDays(1) });
        var middle = House.Authority("MIDDLE", "ROOT");
        var longer = House.Authority("CA", "MIDDLE");
        Assert.Equal([Leaf, longer, middle, House.Root], House.Judge(House.Plain, Leaf, over, middle, longer).Path);
        Assert.Equal(PathReason.Expired, House.Reason(Leaf, over));
    }

    [Fact]
    public void Where_one_way_is_constrained_another_is_taken()
    {
        var narrow = House.Authority("CA", "ROOT", Written.Permitted(Written.Directory("NOBODY")));
        Assert.Null(House.Reason(Leaf, narrow, Authority));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(Leaf, narrow));
    }

    [Fact]
    public void Where_one_way_is_revoked_another_is_taken()
    {
        var second = House.Authority("CA", "ROOT");
        TestList[] lists = [new TestList("ROOT").With(Authority), new("CA")];
        Assert.Equal([Leaf, second, House.Root], House.Judge(Leaf, [Authority, second], [.. lists.Select(one => (CertificateList)one)]).Path);
        Assert.Equal(PathReason.Revoked, House.Judge(Leaf, [Authority], [.. lists.Select(one => (CertificateList)one)]).Reason);
    }

    [Fact]
    public void A_key_identifier_that_misleads_does_not_hide_the_issuer() // RFC 5280 §4.2.1.1: a hint
    {
        var misled = House.Make("LEAF", "CA", [], tbs => tbs with { Extensions = [AuthorityKeyIdentifierExtension.Write(new byte[] { 1, 2, 3 })] });
        Assert.Null(House.Reason(misled, Authority));
        var decoy = House.Make("CA", "ROOT", [], tbs => tbs with { Extensions = [.. TestPki.Ca(), SubjectKeyIdentifierExtension.Write(new byte[] { 1, 2, 3 })] }, key: "DECOY");
        Assert.Equal([misled, Authority, House.Root], House.Judge(House.Plain, misled, decoy, Authority).Path);
    }

    [Fact]
    public void Certificates_without_key_identifiers_are_joined_by_name_and_signature()
    {
        var bare = House.Make("CA", "ROOT", [], tbs => tbs with { Extensions = TestPki.Ca() });
        var leaf = House.Make("LEAF", "CA", [], tbs => tbs with { Extensions = [] });
        Assert.Equal([leaf, bare, House.Root], House.Judge(House.Plain, leaf, bare).Path);
    }

    [Fact]
    public void An_issuer_with_one_name_and_another_key_is_found_out_by_the_signature()
    {
        var namesake = House.Make("CA", "ROOT", TestPki.Ca(), key: "NAMESAKE");
        Assert.Equal(PathReason.SignatureWrong, House.Reason(Leaf, namesake));
        Assert.Equal([Leaf, Authority, House.Root], House.Judge(House.Plain, Leaf, namesake, Authority).Path);
    }

    [Fact]
    public void A_renewed_key_is_reached_by_its_link_certificate() // RFC 4210 §4.4: new with old
    {
        var renewed = House.Make("ROOT", "ROOT", TestPki.Ca(), key: "ROOT 2", signer: "ROOT 2");
        var link = House.Make("ROOT", "ROOT", TestPki.Ca(), key: "ROOT 2");
        var authority = House.Make("CA", "ROOT", TestPki.Ca(), signer: "ROOT 2");
        Assert.Equal([Leaf, authority, link, House.Root], PathValidation.Validate(Leaf, new([House.Root], [authority, renewed, link]), House.Plain).Path);
        Assert.Equal([Leaf, authority, renewed], PathValidation.Validate(Leaf, new([renewed], [authority, link]), House.Plain).Path);
    }

    [Fact]
    public void A_leaf_that_is_a_root_is_a_path_of_one()
    {
        Assert.Equal([House.Root], House.Judge(House.Plain, House.Root).Path);
        Assert.Equal([Leaf], PathValidation.Validate(Leaf, new([Leaf]), House.Plain).Path);
    }

    [Fact]
    public void A_self_signed_leaf_that_nobody_trusts_has_no_path()
    {
        var alone = House.Make("ALONE", "ALONE", []);
        Assert.Equal(PathReason.UnknownIssuer, House.Reason(alone));
        Assert.Equal(PathReason.UnknownIssuer, House.Reason(alone, alone));
    }

    [Fact]
    public void A_root_alone_that_names_itself_must_have_signed_itself()
    {
        var forged = House.Make("ROOT", "ROOT", TestPki.Ca(), signer: "NAMESAKE");
        Assert.Equal(PathReason.SignatureWrong, PathValidation.Validate(forged, new([forged]), House.Plain).Reason);

        // Above others its own signature is asked nothing: it is trusted for its key.
        Assert.Null(PathValidation.Validate(Leaf, new([forged], [Authority]), House.Plain).Reason);
    }

    [Theory] // of several failures the one that came farthest is told
    [InlineData(PathReason.UnknownIssuer)]
    [InlineData(PathReason.SignatureWrong)]
    [InlineData(PathReason.Expired)]
    [InlineData(PathReason.RevocationUnknown)]
    public void The_failure_that_came_farthest_is_told(PathReason farthest)
    {
        List<Certificate> pool = [];
        if (farthest >= PathReason.SignatureWrong)
        {
            pool.Add(House.Make("CA", "ROOT", TestPki.Ca(), key: "NAMESAKE"));
        }

        if (farthest >= PathReason.Expired)
        {
            pool.Add(House.Make("CA", "ROOT", TestPki.Ca(), tbs => tbs with { NotAfter = TestPki.Start.AddDays(1) }));
        }

        if (farthest >= PathReason.RevocationUnknown)
        {
            pool.Add(Authority);
        }

        Assert.Equal(farthest, House.Judge(House.Strict, Leaf, [.. pool]).Reason);
        pool.Reverse();
        Assert.Equal(farthest, House.Judge(House.Strict, Leaf, [.. pool]).Reason);
    }

    [Fact]
    public void A_refusal_gives_the_path_as_far_as_it_came()
    {
        Assert.Equal([Leaf], House.Judge(House.Plain, Leaf).Path);
        var over = House.Make("CA", "ROOT", TestPki.Ca(), tbs => tbs with { NotAfter = TestPki.Start.AddDays(1) });
        Assert.Equal([Leaf, over, House.Root], House.Judge(House.Plain, Leaf, over).Path);
    }

    [Fact]
    public void One_evidence_serves_many_questions_from_many_threads()
    {
        PathEvidence evidence = new([House.Root], [Authority]);
        var verdicts = new PathReason?[200];
        Parallel.For(0, verdicts.Length, n => verdicts[n] = PathValidation.Validate(Leaf, evidence, House.Plain with { At = n % 2 == 0 ? TestPki.Now : Leaf.NotAfter.AddSeconds(1) }).Reason);
        Assert.All(verdicts.Where((_, n) => n % 2 == 0), reason => Assert.Null(reason));
        Assert.All(verdicts.Where((_, n) => n % 2 == 1), reason => Assert.Equal(PathReason.Expired, reason));
    }

    [Fact]
    public void The_same_certificate_many_times_in_the_pool_is_one() =>
        Assert.Equal(3, House.Judge(House.Plain, Leaf, [.. Enumerable.Repeat(Authority, 5000)]).Path.Count);

    [Fact]
    public void Every_kind_of_key_that_the_house_signs_with_may_stand_in_one_path()
    {
        string[] kinds = ["rsa2048", "p384", "p256"];
        var keys = kinds.Select(Keys.SoftwareKey.Generate).ToList();
        var root = TestPki.Make(TestPki.Name("K0"), TestPki.Name("K0"), keys[0], keys[0], TestPki.Ca());
        var middle = TestPki.Make(TestPki.Name("K0"), TestPki.Name("K1"), keys[1], keys[0], TestPki.Ca());
        var pss = keys[0].SigningWith(SignatureAlgorithm.RsaPssSha256);
        var other = TestPki.Build(TestPki.Name("K0"), TestPki.Name("K1"), keys[1].PublicKey, pss, TestPki.Ca()).Sign(pss);
        var leaf = TestPki.Make(TestPki.Name("K1"), TestPki.Name("K2"), keys[2], keys[1], []);
        Assert.Equal([leaf, middle, root], PathValidation.Validate(leaf, new([root], [middle]), House.Plain).Path);
        Assert.Equal([leaf, other, root], PathValidation.Validate(leaf, new([root], [other]), House.Plain).Path);
    }
}
