using Tanba.Pki.Certificates;
using Tanba.Pki.Names;
using Tanba.Pki.Paths;
using static Tanba.Pki.Tests.Paths.Written;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Whose names are bound by which constraints (RFC 5280 §6.1.3 (b), (c), §6.1.4 (g)). What a subtree holds is in <see cref="NameConstraintsTests"/>.</summary>
public class ConstrainedNamesTests
{
    private static readonly byte[] Other = Asn.Tagged(0, Asn.Oid("1.2.398.99.3"), Asn.Tagged(0, Asn.Null));
    private static readonly byte[] X400 = Asn.Tagged(3, Asn.Sequence());
    private static readonly byte[] EdiParty = Asn.Tagged(5, Asn.Tagged(1, Asn.Text(0x0c, "party")));
    private static readonly byte[] Registered = Asn.Implicit(8, Asn.Oid("1.2.398.99.4")[2..]);

    public static TheoryData<string> UncomparedKinds => ["other", "x400", "edi", "registered"];

    [Fact]
    public void What_is_excluded_is_so_even_where_it_is_permitted()
    {
        var constraints = Both(Dns("example.kz"), Dns("secret.example.kz"));
        Assert.Null(Below(constraints, Dns("www.example.kz")));
        Assert.Equal(PathReason.NameNotPermitted, Below(constraints, Dns("a.secret.example.kz")));
        Assert.Equal(PathReason.NameNotPermitted, Below(constraints, Dns("other.kz")));
        Assert.Equal(PathReason.NameNotPermitted, Below(Both(Dns("example.kz"), Dns("example.kz")), Dns("example.kz")));
    }

    [Fact]
    public void One_of_the_permitted_subtrees_is_enough_and_every_name_needs_one()
    {
        var constraints = Permitted(Dns("example.kz"), Dns("beispiel.kz"));
        Assert.Null(Below(constraints, Dns("www.beispiel.kz"), Dns("www.example.kz")));
        Assert.Equal(PathReason.NameNotPermitted, Below(constraints, Dns("www.example.kz"), Dns("www.other.kz")));
    }

    [Fact]
    public void One_of_the_excluded_subtrees_is_enough()
    {
        var constraints = Excluded(Dns("example.kz"), Dns("beispiel.kz"));
        Assert.Equal(PathReason.NameNotPermitted, Below(constraints, Dns("www.other.kz"), Dns("www.beispiel.kz")));
        Assert.Null(Below(constraints, Dns("www.other.kz")));
    }

    [Fact]
    public void A_constraint_on_one_kind_says_nothing_of_another()
    {
        Assert.Null(Below(Permitted(Dns("example.kz")), Email("a@other.kz"), Uri("https://other.kz"), Ip("c0000201")));
        Assert.Null(Below(Excluded(Email("other.kz")), Dns("other.kz")));
        Assert.Null(Below(Permitted(Ip("c0000200ffffff00"))));
    }

    [Fact]
    public void The_constraints_of_all_above_bind_together() // §6.1.4 (g): intersection of what is permitted, union of what is excluded
    {
        var upper = House.Authority("UPPER", "ROOT", Permitted(Dns("example.kz")));
        var lower = House.Authority("LOWER", "UPPER", Permitted(Dns("www.example.kz"), Dns("other.kz")));
        Assert.Null(House.Reason(House.Leaf("LOWER", AltNames(Dns("a.www.example.kz"))), upper, lower));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(House.Leaf("LOWER", AltNames(Dns("mail.example.kz"))), upper, lower));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(House.Leaf("LOWER", AltNames(Dns("other.kz"))), upper, lower));

        var strict = House.Authority("LOWER", "UPPER", Excluded(Dns("www.example.kz")));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(House.Leaf("LOWER", AltNames(Dns("www.example.kz"))), upper, strict));
        Assert.Null(House.Reason(House.Leaf("LOWER", AltNames(Dns("mail.example.kz"))), upper, strict));
    }

    [Fact]
    public void An_authority_is_bound_by_those_above_it_and_not_by_itself()
    {
        var upper = House.Authority("UPPER", "ROOT", Permitted(Dns("example.kz")), AltNames(Dns("ca.other.kz")));
        Assert.Null(House.Reason(House.Leaf("UPPER"), upper));
        var lower = House.Authority("LOWER", "UPPER", AltNames(Dns("ca.other.kz")));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(House.Leaf("LOWER"), upper, lower));
    }

    [Fact]
    public void Constraints_of_a_root_bind()
    {
        var root = House.Authority("NARROW", "NARROW", Permitted(Dns("example.kz")));
        Assert.Null(PathValidation.Validate(House.Leaf("NARROW", AltNames(Dns("www.example.kz"))), new([root]), House.Plain).Reason);
        Assert.Equal(PathReason.NameNotPermitted, PathValidation.Validate(House.Leaf("NARROW", AltNames(Dns("www.other.kz"))), new([root]), House.Plain).Reason);
    }

    [Fact]
    public void Constraints_bind_whether_they_are_critical_or_not() =>
        Assert.Equal(PathReason.NameNotPermitted, Below(Permitted(Dns("example.kz")) with { Critical = false }, Dns("www.other.kz")));

    [Fact] // §6.1.3 (b): not a self-issued authority between, but the last certificate
    public void A_self_issued_authority_is_excepted_and_a_self_issued_leaf_is_not()
    {
        var top = House.Authority("A", "ROOT", Permitted(Directory("B")));
        var renewed = House.Make("A", "A", TestPki.Ca(), key: "A2");
        var leaf = House.Make("B", "A", [], signer: "A2");
        Assert.Null(House.Reason(leaf, top, renewed));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(House.Make("A", "A", [], key: "A3"), top));
    }

    [Fact]
    public void Constraints_of_a_self_issued_authority_bind_those_below()
    {
        var top = House.Authority("A", "ROOT");
        var renewed = House.Make("A", "A", [.. TestPki.Ca(), Permitted(Dns("example.kz"))], key: "A2");
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(House.Make("LEAF", "A", [AltNames(Dns("www.other.kz"))], signer: "A2"), top, renewed));
        Assert.Null(House.Reason(House.Make("LEAF", "A", [AltNames(Dns("www.example.kz"))], signer: "A2"), top, renewed));
    }

    [Theory] // a directory name is compared with the subject and with the directory names beside it
    [InlineData("LEAF", null)]
    [InlineData("OTHER", PathReason.NameNotPermitted)]
    public void A_directory_constraint_binds_the_subject(string permitted, PathReason? reason) => Assert.Equal(reason, Below(Permitted(Directory(permitted))));

    [Fact]
    public void A_directory_constraint_binds_every_alternative_directory_name()
    {
        Assert.Null(Below(Permitted(Directory("LEAF")), Directory("LEAF")));
        Assert.Equal(PathReason.NameNotPermitted, Below(Permitted(Directory("LEAF")), Directory("OTHER")));
        Assert.Equal(PathReason.NameNotPermitted, Below(Excluded(Directory("OTHER")), Directory("OTHER")));
        Assert.Equal(PathReason.NameNotPermitted, Below(Excluded(Directory("LEAF"))));
    }

    [Theory] // §7.1: the first RDNs, in any case and with any spaces
    [InlineData(new[] { "C=KZ" }, true)]
    [InlineData(new[] { "C=kz" }, true)]
    [InlineData(new[] { "C=KZ", "O=Example Ltd" }, true)]
    [InlineData(new[] { "C=KZ", "O=  EXAMPLE   LTD " }, true)]
    [InlineData(new[] { "C=KZ", "O=Example Ltd", "CN=A" }, true)]
    [InlineData(new string[0], true)]
    [InlineData(new[] { "C=KZ", "O=Example" }, false)]
    [InlineData(new[] { "O=Example Ltd" }, false)]
    [InlineData(new[] { "O=Example Ltd", "C=KZ" }, false)]
    [InlineData(new[] { "C=KZ", "O=Example Ltd", "CN=A", "CN=B" }, false)]
    [InlineData(new[] { "C=RU" }, false)]
    public void A_directory_subtree_holds_names_that_begin_with_it(string[] subtree, bool isWithin)
    {
        var subject = NameOf(["C=KZ", "O=Example Ltd", "CN=A"]);
        byte[] encoded = Asn.Tagged(4, NameOf(subtree).Encoded.ToArray());
        var leaf = (Func<string, Certificate>)(by => House.Make("LEAF", by, [], tbs => tbs with { Subject = subject }));
        Assert.Equal(isWithin ? null : PathReason.NameNotPermitted, House.Reason(leaf("CA"), House.Authority("CA", "ROOT", Permitted(encoded))));
        Assert.Equal(isWithin ? PathReason.NameNotPermitted : null, House.Reason(leaf("CA"), House.Authority("CA", "ROOT", Excluded(encoded))));
    }

    [Fact] // §4.2.1.10: legacy addresses in the subject
    public void An_email_constraint_binds_the_addresses_of_the_subject()
    {
        var leaf = House.Make("LEAF", "CA", [], tbs => tbs with { Subject = new([NameAttribute.Utf8(Oids.CommonName, "A"), NameAttribute.Ia5(Oids.EmailAddress, "a@example.kz")]) });
        Assert.Null(House.Reason(leaf, House.Authority("CA", "ROOT", Permitted(Email("example.kz")))));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(leaf, House.Authority("CA", "ROOT", Permitted(Email("other.kz")))));
        Assert.Equal(PathReason.NameNotPermitted, House.Reason(leaf, House.Authority("CA", "ROOT", Excluded(Email("example.kz")))));
    }

    [Theory] // whoever takes a common name for a server's must not leave the constraint by it
    [InlineData("www.other.kz", false, PathReason.NameNotPermitted)]
    [InlineData("*.other.kz", false, PathReason.NameNotPermitted)]
    [InlineData("www.example.kz", false, null)]
    [InlineData("www.other.kz", true, null)]
    [InlineData("ОМАРОВ ДАНИЯР", false, null)]
    [InlineData("A. Other", false, null)]
    [InlineData("192.0.2.1", false, null)]
    [InlineData("localhost", false, null)]
    public void A_common_name_that_is_a_servers_is_bound_where_no_other_names_are(string name, bool hasDns, PathReason? reason)
    {
        Extension[] names = hasDns ? [AltNames(Dns("www.example.kz"))] : [];
        Assert.Equal(reason, House.Reason(House.Make(name, "CA", names, key: "LEAF"), House.Authority("CA", "ROOT", Permitted(Dns("example.kz")))));
    }

    [Fact]
    public void The_common_name_of_an_authority_is_no_servers()
    {
        var top = House.Authority("CA", "ROOT", Permitted(Dns("example.kz")));
        Assert.Null(House.Reason(House.Leaf("ca.other.kz"), top, House.Authority("ca.other.kz", "CA")));
    }

    [Theory] // §4.2.1.10: what cannot be compared is neither within what is permitted nor outside of what is excluded
    [MemberData(nameof(UncomparedKinds))]
    public void A_kind_that_is_not_compared_is_refused_where_it_is_constrained(string kind)
    {
        var name = Uncompared(kind);
        Assert.Equal(PathReason.NameNotPermitted, Below(Permitted(name), name));
        Assert.Equal(PathReason.NameNotPermitted, Below(Excluded(name), name));
    }

    [Theory]
    [MemberData(nameof(UncomparedKinds))]
    public void A_kind_that_is_not_compared_is_free_where_it_is_not_constrained_and_its_constraint_is_idle_where_it_is_not_used(string kind)
    {
        Assert.Null(Below(Permitted(Dns("example.kz")), Uncompared(kind)));
        Assert.Null(Below(Permitted(Uncompared(kind)), Dns("www.example.kz")));
    }

    [Fact]
    public void The_detail_says_which_name_and_whose_constraint()
    {
        var verdict = House.Judge(House.Plain, House.Leaf("CA", AltNames(Dns("www.other.kz"))), House.Authority("CA", "ROOT", Permitted(Dns("example.kz"))));
        Assert.Contains("www.other.kz", verdict.Detail, StringComparison.Ordinal);
        Assert.Contains("CN=CA", verdict.Detail, StringComparison.Ordinal);
        Assert.Equal("RFC 5280 §4.2.1.10", verdict.Citation);
    }

    private static PathReason? Below(Extension constraints, params byte[][] names) =>
        House.Reason(House.Leaf("CA", names.Length == 0 ? [] : [AltNames(names)]), House.Authority("CA", "ROOT", constraints));

    private static byte[] Uncompared(string kind) => kind switch { "other" => Other, "x400" => X400, "edi" => EdiParty, _ => Registered };

    private static DistinguishedName NameOf(string[] rdns) => new([.. rdns.Select(rdn => rdn[0] switch
    {
        'O' => NameAttribute.Utf8(Oids.Organization, rdn[2..]),
        _ when rdn.StartsWith("CN=", StringComparison.Ordinal) => NameAttribute.Utf8(Oids.CommonName, rdn[3..]),
        _ => NameAttribute.Printable(Oids.Country, rdn[2..]),
    })]);
}
