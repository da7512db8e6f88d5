using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;
using static Tanba.Pki.Tests.Paths.Written;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Policies down a path (RFC 5280 §6.1.3 (d)–(f), §6.1.4 (a), (b), (h)–(j), §6.1.5 (a), (b), (g); RFC 9618). Policy 0 is anyPolicy.</summary>
public class PolicyRulesTests
{
    private static readonly PathParameters Explicit = House.Plain with { ExplicitPolicy = true };

    [Theory] // §6.1.3 (d)(1): each certificate below the root asserts it
    [InlineData(new[] { 1 }, new[] { 1 }, new[] { 1 }, new[] { 1 })]
    [InlineData(new[] { 1, 2 }, new[] { 2, 3 }, new[] { 2, 4 }, new[] { 2 })]
    [InlineData(new[] { 1, 2 }, new[] { 1, 2 }, new[] { 1, 2 }, new[] { 1, 2 })]
    [InlineData(new[] { 1 }, new[] { 2 }, new[] { 1 }, new int[0])]
    [InlineData(new[] { 1 }, new[] { 1 }, new[] { 2 }, new int[0])]
    [InlineData(new[] { 1 }, new int[0], new[] { 1 }, new int[0])]
    [InlineData(new[] { 1 }, new[] { 1 }, new int[0], new int[0])]
    [InlineData(new[] { 0 }, new[] { 1 }, new[] { 1 }, new[] { 1 })]
    [InlineData(new[] { 0 }, new[] { 0 }, new[] { 1, 2 }, new[] { 1, 2 })]
    [InlineData(new[] { 0 }, new[] { 0 }, new[] { 0 }, new[] { 0 })]
    [InlineData(new[] { 1 }, new[] { 0 }, new[] { 1 }, new[] { 1 })]
    [InlineData(new[] { 1 }, new[] { 0 }, new[] { 0 }, new[] { 1 })]
    [InlineData(new[] { 1 }, new[] { 0 }, new[] { 2 }, new int[0])]
    [InlineData(new[] { 1, 0 }, new[] { 2 }, new[] { 2 }, new[] { 2 })]
    public void A_policy_holds_that_every_certificate_below_the_root_asserts(int[] upper, int[] lower, int[] leaf, int[] hold)
    {
        Extension[][] chain = [Asserted(upper), Asserted(lower), Asserted(leaf)];
        AssertPolicies(hold, Judge(House.Plain, chain));
        Assert.Equal(hold.Length > 0 ? null : PathReason.NoPolicy, Judge(Explicit, chain).Reason);
    }

    [Theory] // §6.1.5 (g): the intersection with what the user accepts
    [InlineData(new[] { 1 }, new[] { 1 }, new[] { 1 })]
    [InlineData(new[] { 1, 2 }, new[] { 2, 3 }, new[] { 2 })]
    [InlineData(new[] { 1 }, new[] { 2 }, new int[0])]
    [InlineData(new[] { 0 }, new[] { 7 }, new[] { 7 })]
    [InlineData(new[] { 1 }, new[] { 0 }, new[] { 1 })]
    [InlineData(new[] { 1, 2 }, new[] { 0, 2 }, new[] { 1, 2 })]
    [InlineData(new[] { 0 }, new[] { 0 }, new[] { 0 })]
    public void What_the_user_does_not_accept_does_not_hold(int[] asserted, int[] accepted, int[] hold)
    {
        Extension[][] chain = [Asserted(asserted), Asserted(asserted), Asserted(asserted)];
        var set = accepted.Select(Policy).ToHashSet(StringComparer.Ordinal);
        AssertPolicies(hold, Judge(House.Plain with { Policies = set }, chain));
        Assert.Equal(hold.Length > 0 ? null : PathReason.NoPolicy, Judge(Explicit with { Policies = set }, chain).Reason);
    }

    [Fact]
    public void A_policy_of_the_root_does_not_bind() // §6.1.1 (d): the root is no certificate of the path
    {
        var root = House.Authority("OWN ROOT", "OWN ROOT", Policies(9), RequireExplicit(0));
        var leaf = House.Leaf("OWN ROOT", Policies(1));
        var verdict = PathValidation.Validate(leaf, new([root]), Explicit);
        AssertPolicies([1], verdict);
        Assert.Null(PathValidation.Validate(House.Leaf("OWN ROOT"), new([root]), House.Plain).Reason);
    }

    [Fact]
    public void A_leaf_that_is_trusted_itself_is_so_for_any_policy() =>
        AssertPolicies([0], PathValidation.Validate(House.Root, new([House.Root]), Explicit));

    [Theory] // §6.1.4 (h)(1), (i)(1), §6.1.5 (a), (b): two authorities, then a leaf without policies
    [InlineData(0, PathReason.NoPolicy)]
    [InlineData(1, PathReason.NoPolicy)]
    [InlineData(2, PathReason.NoPolicy)]
    [InlineData(3, null)]
    [InlineData(127, null)]
    public void An_authority_may_require_a_policy_some_certificates_further_down(byte skip, PathReason? reason) =>
        Assert.Equal(reason, Judge(House.Plain, [Policies(1), RequireExplicit(skip)], [Policies(1)], []).Reason);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_requirement_is_met_by_a_policy_that_holds(byte skip) =>
        AssertPolicies([1], Judge(House.Plain, [Policies(1), RequireExplicit(skip)], [Policies(1)], [Policies(1)]));

    [Fact]
    public void Of_two_requirements_the_nearer_one_counts()
    {
        Assert.Equal(PathReason.NoPolicy, Judge(House.Plain, [Policies(1), RequireExplicit(100)], [Policies(1), RequireExplicit(0)], []).Reason);
        Assert.Equal(PathReason.NoPolicy, Judge(House.Plain, [Policies(1), RequireExplicit(0)], [Policies(1), RequireExplicit(100)], []).Reason);
    }

    [Theory] // §6.1.5 (b): of the leaf only nought counts
    [InlineData(0, PathReason.NoPolicy)]
    [InlineData(1, null)]
    public void A_leaf_may_require_a_policy_of_itself(byte skip, PathReason? reason) =>
        Assert.Equal(reason, Judge(House.Plain, [Policies(1)], [Policies(1)], [RequireExplicit(skip)]).Reason);

    [Fact]
    public void A_self_issued_authority_does_not_count_down() // §6.1.4 (h)
    {
        var (top, renewed) = (House.Authority("A", "ROOT", Policies(1), RequireExplicit(2)), House.Make("A", "A", [.. TestPki.Ca(), Policies(1)], key: "A2"));
        var leaf = House.Make("LEAF", "A", [], signer: "A2");
        Assert.Null(House.Reason(leaf, top, renewed));
        var (low, below) = (House.Authority("B", "A", Policies(1)), House.Leaf("B"));
        Assert.Equal(PathReason.NoPolicy, House.Reason(below, top, low));
    }

    [Theory] // §6.1.4 (b)(1): the name of the first domain holds
    [InlineData(1, 2, 2, new[] { 1 })]
    [InlineData(1, 2, 1, new int[0])]
    [InlineData(1, 1, 1, new[] { 1 })]
    [InlineData(3, 2, 2, new int[0])]
    public void A_policy_may_have_another_name_further_down(int from, int to, int leaf, int[] hold) =>
        AssertPolicies(hold, Judge(House.Plain, [Policies(1)], [Policies(1), Mappings((from, to))], [Policies(leaf)]));

    [Fact]
    public void A_mapping_of_the_first_authority_binds_the_second()
    {
        AssertPolicies([1], Judge(House.Plain, [Policies(1), Mappings((1, 2))], [Policies(2)], [Policies(2)]));
        AssertPolicies([], Judge(House.Plain, [Policies(1), Mappings((1, 2))], [Policies(1)], [Policies(1)]));
    }

    [Fact]
    public void Names_may_change_twice() =>
        AssertPolicies([1], Judge(House.Plain, [Policies(1), Mappings((1, 2))], [Policies(2), Mappings((2, 3))], [Policies(3)]));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void One_policy_may_have_two_names_further_down(int leaf) =>
        AssertPolicies([1], Judge(House.Plain, [Policies(1)], [Policies(1), Mappings((1, 2), (1, 3))], [Policies(leaf)]));

    [Fact]
    public void Two_policies_may_have_one_name_further_down() =>
        AssertPolicies([1, 2], Judge(House.Plain, [Policies(1, 2)], [Policies(1, 2), Mappings((1, 3), (2, 3))], [Policies(3)]));

    [Fact]
    public void What_is_mapped_under_any_policy_holds_under_its_first_name() // §6.1.4 (b)(1), last sentence
    {
        AssertPolicies([1], Judge(House.Plain, [Policies(0)], [Policies(0), Mappings((1, 2))], [Policies(2)]));
        AssertPolicies([3], Judge(House.Plain, [Policies(0)], [Policies(0), Mappings((1, 2))], [Policies(3)]));
    }

    [Fact]
    public void The_user_accepts_the_first_name_of_a_mapped_policy_and_not_the_last()
    {
        Extension[][] chain = [[Policies(1)], [Policies(1), Mappings((1, 2))], [Policies(2)]];
        Assert.Null(Judge(Explicit with { Policies = new HashSet<string> { Policy(1) } }, chain).Reason);
        Assert.Equal(PathReason.NoPolicy, Judge(Explicit with { Policies = new HashSet<string> { Policy(2) } }, chain).Reason);
    }

    [Theory] // §6.1.4 (a)
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    public void Any_policy_is_never_mapped(int from, int to) =>
        Assert.Equal(PathReason.NoPolicy, Judge(House.Plain, [Policies(1)], [Policies(1), Mappings((from, to))], [Policies(1)]).Reason);

    [Theory] // §6.1.4 (h)(2), (i)(2), (b)(2)
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    public void An_authority_may_forbid_mapping_some_certificates_further_down(byte skip, int[] hold)
    {
        Extension[][] chain = [[Policies(1), InhibitMapping(skip)], [Policies(1), Mappings((1, 2))], [Policies(2)]];
        AssertPolicies(hold, Judge(House.Plain, chain));
    }

    [Fact]
    public void Where_mapping_is_forbidden_neither_name_of_the_mapped_policy_holds_and_others_do()
    {
        Extension[] second = [Policies(1, 3), Mappings((1, 2))];
        AssertPolicies([3], Judge(House.Plain, [Policies(1, 3), InhibitMapping(0)], second, [Policies(1, 2, 3)]));
    }

    [Fact]
    public void The_user_may_forbid_mapping()
    {
        Extension[][] chain = [[Policies(1)], [Policies(1), Mappings((1, 2))], [Policies(2)]];
        AssertPolicies([1], Judge(Explicit, chain));
        Assert.Equal(PathReason.NoPolicy, Judge(Explicit with { InhibitMapping = true }, chain).Reason);
    }

    [Theory] // §6.1.4 (h)(3), (j), §6.1.3 (d)(2)
    [InlineData(0, new[] { 0 }, new[] { 1 }, new int[0])]
    [InlineData(1, new[] { 0 }, new[] { 1 }, new[] { 1 })]
    [InlineData(1, new[] { 0 }, new[] { 0 }, new int[0])]
    [InlineData(2, new[] { 0 }, new[] { 0 }, new[] { 1 })]
    [InlineData(0, new[] { 1 }, new[] { 1 }, new[] { 1 })]
    public void An_authority_may_forbid_any_policy_some_certificates_further_down(byte skip, int[] lower, int[] leaf, int[] hold) =>
        AssertPolicies(hold, Judge(House.Plain, [Policies(1), InhibitAny(skip)], Asserted(lower), Asserted(leaf)));

    [Fact]
    public void The_user_may_forbid_any_policy()
    {
        Extension[][] chain = [[Policies(0)], [Policies(0)], [Policies(1)]];
        AssertPolicies([1], Judge(Explicit, chain));
        Assert.Equal(PathReason.NoPolicy, Judge(Explicit with { InhibitAnyPolicy = true }, chain).Reason);
        AssertPolicies([1], Judge(Explicit with { InhibitAnyPolicy = true }, [Policies(1)], [Policies(1)], [Policies(1)]));
    }

    [Fact]
    public void Any_policy_of_a_self_issued_authority_counts_even_where_it_is_forbidden() // §6.1.3 (d)(2)
    {
        var top = House.Authority("A", "ROOT", Policies(1), InhibitAny(0));
        var renewed = House.Make("A", "A", [.. TestPki.Ca(), Policies(0)], key: "A2");
        AssertPolicies([1], House.Judge(Explicit, House.Make("LEAF", "A", [Policies(1)], signer: "A2"), top, renewed));

        // Of the last certificate it does not.
        var self = House.Make("A", "A", [Policies(0)], key: "A3");
        Assert.Equal(PathReason.NoPolicy, House.Judge(Explicit, self, top).Reason);
    }

    [Fact]
    public void A_graph_that_was_emptied_stays_empty()
    {
        AssertPolicies([], Judge(House.Plain, [Policies(1)], [], [Policies(0)]));
        AssertPolicies([], Judge(House.Plain, [], [Policies(0), Mappings((1, 2))], [Policies(1, 2)]));
    }

    [Fact] // RFC 9618 §1: 40^17 nodes in the tree of RFC 5280
    public void Forty_policies_mapped_onto_each_other_at_every_step_are_still_forty()
    {
        var numbers = Enumerable.Range(1, 40).ToArray();
        var mappings = Mappings([.. from one in numbers from other in numbers select (one, other)]);
        var pool = Enumerable.Range(1, 17).Select(n => House.Authority($"M{n}", n == 1 ? "ROOT" : $"M{n - 1}", Policies(numbers), mappings)).ToArray();
        AssertPolicies(numbers, House.Judge(Explicit, House.Leaf("M17", Policies(numbers)), pool));
        AssertPolicies(numbers, House.Judge(Explicit, House.Leaf("M17", Policies(1)), pool));
        Assert.Equal(PathReason.NoPolicy, House.Judge(Explicit, House.Leaf("M17", Policies(41)), pool).Reason);
    }

    [Fact]
    public void A_refusal_names_no_policies()
    {
        var verdict = Judge(House.Plain with { Purpose = PathPurpose.TlsServer, ServerName = "www.example.kz" }, [Policies(1)], [Policies(1)], [Policies(1)]);
        Assert.Equal(PathReason.WrongServerName, verdict.Reason);
        Assert.Empty(verdict.Policies);
    }

    private static Extension[] Asserted(int[] numbers) => numbers.Length == 0 ? [] : [Policies(numbers)];

    private static PathVerdict Judge(PathParameters parameters, params Extension[][] chain) =>
        House.Judge(parameters, House.Leaf("LOWER", chain[2]), House.Authority("UPPER", "ROOT", chain[0]), House.Authority("LOWER", "UPPER", chain[1]));

    private static void AssertPolicies(int[] expected, PathVerdict verdict)
    {
        Assert.Null(verdict.Rejection);
        Assert.Equal(expected.Select(Policy).Order(StringComparer.Ordinal), verdict.Policies.Order(StringComparer.Ordinal));
    }
}
