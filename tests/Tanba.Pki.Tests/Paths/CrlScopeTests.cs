using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Names;
using Tanba.Pki.Paths;
using static Tanba.Pki.Tests.Paths.TestList;
using static Tanba.Pki.Tests.Paths.Written;

namespace Tanba.Pki.Tests.Paths;

/// <summary>For which certificates a list speaks (RFC 5280 §5.2.5, §5.3.3, §6.3.3 (b), (d), (e)).</summary>
public class CrlScopeTests
{
    private const ReasonFlags Compromised = ReasonFlags.KeyCompromise | ReasonFlags.CaCompromise | ReasonFlags.AaCompromise;
    private const ReasonFlags Rest = ReasonFlags.All & ~Compromised;

    private static readonly Certificate Authority = House.Authority("CA", "ROOT");
    private static readonly Certificate Leaf = House.Leaf("CA");
    private static readonly Certificate SubAuthority = House.Authority("SUB", "CA");
    private static readonly TestList OfRoot = new("ROOT");
    private static readonly byte[] Here = Uri("http://localhost/one.crl");
    private static readonly byte[] There = Uri("http://localhost/two.crl");

    [Theory]
    [InlineData("all", false, true)]
    [InlineData("all", true, true)]
    [InlineData("users", false, true)]
    [InlineData("users", true, false)]
    [InlineData("authorities", false, false)]
    [InlineData("authorities", true, true)]
    [InlineData("attributes", false, false)]
    [InlineData("attributes", true, false)]
    public void A_list_speaks_for_users_or_authorities_or_both(string scope, bool ofAuthority, bool speaks)
    {
        var subject = ofAuthority ? SubAuthority : Leaf;
        TestList list = new("CA") { Scope = ScopeOf(scope) };
        Assert.Equal(speaks ? null : PathReason.RevocationUnknown, Judge(subject, list));
        Assert.Equal(speaks ? PathReason.Revoked : PathReason.RevocationUnknown, Judge(subject, list.With(subject)));
    }

    [Fact]
    public void A_certificate_without_extensions_does_not_say_what_it_is()
    {
        var old = House.Make("LEAF", "CA", [], tbs => tbs with { Extensions = [] });
        Assert.Equal(PathReason.RevocationUnknown, Judge(old, new TestList("CA") { Scope = [OnlyUsers] }));
        Assert.Null(Judge(old, new TestList("CA")));
    }

    [Fact]
    public void Two_lists_for_users_and_authorities_speak_for_the_whole_path()
    {
        CertificateList[] lists =
        [
            OfRoot,
            new TestList("SUB"),
            new TestList("CA") { Scope = [OnlyUsers] },
            new TestList("CA") { Scope = [OnlyAuthorities] },
        ];
        Assert.Null(House.Judge(House.Leaf("SUB"), [Authority, SubAuthority], lists).Reason);
        Assert.Equal(PathReason.RevocationUnknown, House.Judge(House.Leaf("SUB"), [Authority, SubAuthority], lists[..3]).Reason);
    }

    [Fact] // (b)(2)(i): a name in common
    public void A_list_of_another_point_is_not_meant()
    {
        var pointed = House.Leaf("CA", Points(Point(Here)));
        Assert.Null(Judge(pointed, new TestList("CA") { Scope = [At(Here)] }));
        Assert.Equal(PathReason.RevocationUnknown, Judge(pointed, new TestList("CA") { Scope = [At(There)] }));
        Assert.Equal(PathReason.Revoked, Judge(pointed, (new TestList("CA") { Scope = [At(Here)] }).With(pointed)));
    }

    [Fact]
    public void One_name_in_common_is_enough()
    {
        var pointed = House.Leaf("CA", Points(Point([.. Uri("http://localhost/zero.crl"), .. Here])));
        Assert.Null(Judge(pointed, new TestList("CA") { Scope = [At([.. Here, .. There])] }));
    }

    [Fact]
    public void Of_several_points_one_is_enough()
    {
        var pointed = House.Leaf("CA", Points(Point(Here), Point(There)));
        Assert.Null(Judge(pointed, new TestList("CA") { Scope = [At(There)] }));
    }

    [Fact]
    public void A_list_without_scope_speaks_for_every_point() => Assert.Null(Judge(House.Leaf("CA", Points(Point(Here))), new TestList("CA")));

    [Fact]
    public void A_point_without_its_name_in_the_certificate_is_that_of_the_issuer()
    {
        Assert.Null(Judge(Leaf, new TestList("CA") { Scope = [At(Directory("CA"))] }));
        Assert.Equal(PathReason.RevocationUnknown, Judge(Leaf, new TestList("CA") { Scope = [At(Here)] }));
    }

    [Fact] // nameRelativeToCRLIssuer: what follows the issuer's name
    public void A_relative_name_follows_the_name_of_the_issuer()
    {
        var relative = Asn.Sequence(Asn.Oid(Oids.CommonName), Asn.Text(0x0c, "one"));
        var point = Asn.Sequence(Asn.Tagged(0, Asn.Tagged(1, relative)));
        var pointed = House.Leaf("CA", Points(point));
        byte[] full = Asn.Tagged(4, TestPki.Name("CA").Append([NameAttribute.Utf8(Oids.CommonName, "one")]).Encoded.ToArray());
        Assert.Null(Judge(pointed, new TestList("CA") { Scope = [Asn.Tagged(0, Asn.Tagged(1, relative))] }));
        Assert.Null(Judge(pointed, new TestList("CA") { Scope = [At(full)] }));
        Assert.Equal(PathReason.RevocationUnknown, Judge(pointed, new TestList("CA") { Scope = [At(Directory("one"))] }));
    }

    [Theory] // (d), (e), and the last paragraph: undetermined until every reason is covered
    [InlineData(Compromised, Rest, null)]
    [InlineData(Compromised, ReasonFlags.All, null)]
    [InlineData(Compromised, Compromised, PathReason.RevocationUnknown)]
    [InlineData(Compromised, ReasonFlags.Superseded, PathReason.RevocationUnknown)]
    public void Lists_for_some_reasons_speak_together_when_they_cover_all(ReasonFlags one, ReasonFlags other, PathReason? reason)
    {
        TestList[] lists = [new("CA") { Scope = [Reasons(3, one)] }, new("CA") { Scope = [Reasons(3, other)], Number = 6 }];
        Assert.Equal(reason, Judge(Leaf, lists));
    }

    [Fact]
    public void The_second_of_two_lists_for_some_reasons_is_looked_at_too() =>
        Assert.Equal(PathReason.Revoked, Judge(Leaf, new TestList("CA") { Scope = [Reasons(3, Compromised)] }, (new TestList("CA") { Scope = [Reasons(3, Rest)] }).With(Leaf)));

    [Fact]
    public void A_list_for_some_reasons_is_enough_to_revoke() =>
        Assert.Equal(PathReason.Revoked, Judge(Leaf, (new TestList("CA") { Scope = [Reasons(3, Compromised)] }).With(Leaf)));

    [Fact] // a point may narrow the reasons for which its list counts
    public void The_reasons_of_a_point_narrow_those_of_its_list()
    {
        var pointed = House.Leaf("CA", Points(Point(Here, Compromised), Point(There, Rest)));
        TestList one = new("CA") { Scope = [At(Here)] };
        TestList two = new("CA") { Scope = [At(There)] };
        Assert.Null(Judge(pointed, one, two));
        Assert.Equal(PathReason.RevocationUnknown, Judge(pointed, one));
        Assert.Equal(PathReason.RevocationUnknown, Judge(pointed, two));
    }

    [Fact] // (b)(1), §5.2.5: another issuer's list must say that it is indirect, and the point must name it
    public void An_indirect_list_speaks_for_who_points_to_its_issuer()
    {
        var pointed = House.Leaf("CA", Points(Point(issuer: "LISTS")));
        var signer = House.Make("LISTS", "ROOT", [KeyUsageExtension.Write(KeyUsage.CrlSign)]);
        TestList indirect = new("LISTS") { Scope = [Indirect] };
        Assert.Null(Judge(pointed, signer, indirect));
        Assert.Equal(PathReason.Revoked, Judge(pointed, signer, indirect with { Entries = [Entry(pointed, issuer: "CA")] }));
        Assert.Equal(PathReason.RevocationUnknown, Judge(pointed, signer, indirect with { Scope = null }));
        Assert.Equal(PathReason.RevocationUnknown, Judge(pointed, signer, indirect with { Scope = [OnlyUsers] }));
        Assert.Equal(PathReason.RevocationUnknown, Judge(Leaf, signer, indirect));
    }

    [Fact]
    public void An_indirect_list_needs_a_signer_with_a_path()
    {
        var pointed = House.Leaf("CA", Points(Point(issuer: "LISTS")));
        var signer = House.Make("LISTS", "NOBODY", [KeyUsageExtension.Write(KeyUsage.CrlSign)]);
        Assert.Equal(PathReason.RevocationUnknown, Judge(pointed, signer, new TestList("LISTS") { Scope = [Indirect] }));
    }

    [Fact] // §5.3.3: the issuer said last holds for what follows
    public void The_issuer_of_an_entry_holds_for_those_that_follow()
    {
        var pointed = House.Leaf("CA", Points(Point(issuer: "LISTS")));
        var other = House.Leaf("CA");
        var signer = House.Make("LISTS", "ROOT", [KeyUsageExtension.Write(KeyUsage.CrlSign)]);
        TestList list = new("LISTS") { Scope = [Indirect] };
        Assert.Equal(PathReason.Revoked, Judge(pointed, signer, list with { Entries = [Entry(other, issuer: "CA"), Entry(pointed)] }));
        Assert.Null(Judge(pointed, signer, list with { Entries = [Entry(other, issuer: "CA"), Entry(pointed, issuer: "ROOT")] }));
        Assert.Null(Judge(pointed, signer, list with { Entries = [Entry(pointed), Entry(other, issuer: "CA")] }));
        Assert.Equal(PathReason.Revoked, Judge(pointed, signer, list with { Entries = [Entry(other, issuer: "ROOT"), Entry(pointed, issuer: "CA")] }));
    }

    [Fact]
    public void The_issuers_own_list_may_be_indirect_too_and_its_entries_are_its_own()
    {
        TestList list = new("CA") { Scope = [Indirect] };
        Assert.Null(Judge(Leaf, list));
        Assert.Equal(PathReason.Revoked, Judge(Leaf, list.With(Leaf)));
        Assert.Null(Judge(Leaf, list with { Entries = [Entry(Leaf, issuer: "ROOT")] }));
    }

    [Fact] // §6.3.3, last paragraph: lists of the issuer beside those of the points
    public void A_list_of_the_issuer_counts_where_the_point_names_another()
    {
        var pointed = House.Leaf("CA", Points(Point(issuer: "LISTS")));
        Assert.Null(Judge(pointed, new TestList("CA")));
        Assert.Equal(PathReason.Revoked, Judge(pointed, new TestList("CA").With(pointed)));
    }

    [Theory] // §5.2.5
    [InlineData("users and authorities")]
    [InlineData("nothing")]
    [InlineData("false")]
    public void A_scope_that_contradicts_itself_is_not_read(string scope) => Assert.True(new TestList("CA")
    {
        Scope = scope switch { "nothing" => [], "false" => [Asn.Implicit(1, 0)], _ => [OnlyUsers, OnlyAuthorities] },
    }.Read().IsRefused);

    private static byte[][]? ScopeOf(string scope) => scope switch
    {
        "users" => [OnlyUsers],
        "authorities" => [OnlyAuthorities],
        "attributes" => [OnlyAttributes],
        _ => null,
    };

    private static PathReason? Judge(Certificate subject, params TestList[] lists) =>
        House.Judge(subject, [Authority], [OfRoot, .. lists.Select(list => (CertificateList)list)]).Reason;

    private static PathReason? Judge(Certificate subject, Certificate signer, params TestList[] lists) =>
        House.Judge(subject, [Authority, signer], [OfRoot, .. lists.Select(list => (CertificateList)list)]).Reason;
}
