using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Evidence that was crafted to cost: it ends with a verdict.</summary>
public class PathWorkTests
{
    private static readonly PathParameters Plain = new() { At = TestPki.Now, Revocation = RevocationChecking.None };

    [Fact]
    public void Authorities_that_all_certify_each_other_end()
    {
        var keys = Enumerable.Range(0, 9).Select(_ => SoftwareKey.Generate("p256")).ToList();
        var pool = (from below in Enumerable.Range(0, 9)
                    from above in Enumerable.Range(0, 9)
                    where below != above
                    select TestPki.Make(TestPki.Name($"N{above}"), TestPki.Name($"N{below}"), keys[below], keys[above], TestPki.Ca())).ToList();
        var leaf = TestPki.Make(TestPki.Name("N0"), TestPki.Person, TestPki.PersonKey, keys[0], []);

        // Some hundred thousand ways, and none leads to the root.
        Assert.Equal(PathReason.TooMuchWork, PathValidation.Validate(leaf, new([TestPki.Root], pool), Plain).Reason);
    }

    [Fact]
    public void Of_many_namesakes_the_right_one_is_found_by_its_key_identifier()
    {
        var others = Enumerable.Range(0, 300).Select(_ => TestPki.Build(TestPki.Root.Subject, TestPki.Issuing.Subject, SomeKey(), TestPki.IssuingKey, TestPki.Ca()).Sign(TestPki.IssuingKey));
        Assert.Null(PathValidation.Validate(TestPki.Leaf, new([TestPki.Root], [.. others, TestPki.Issuing]), Plain).Reason);
    }

    [Fact]
    public void Policies_that_are_mapped_onto_each_other_twelve_times_do_not_grow() // RFC 9618 §1: 2^12 nodes in the tree of RFC 5280
    {
        var key = SoftwareKey.Generate("p256");
        var root = TestPki.Make(TestPki.Name("P0"), TestPki.Name("P0"), key, key, TestPki.Ca());
        var (a, b) = (Asn.Oid("1.2.398.1"), Asn.Oid("1.2.398.2"));
        Extension[] policies =
        [
            new(Oids.CertificatePolicies, false, Asn.Sequence(Asn.Sequence(a), Asn.Sequence(b))),
            new(Oids.PolicyMappings, true, Asn.Sequence(Asn.Sequence(a, a), Asn.Sequence(a, b), Asn.Sequence(b, a), Asn.Sequence(b, b))),
        ];
        var chain = Enumerable.Range(1, 12).Select(n => TestPki.Make(TestPki.Name($"P{n - 1}"), TestPki.Name($"P{n}"), key, key, [.. TestPki.Ca(), .. policies])).ToList();
        var leaf = TestPki.Make(TestPki.Name("P12"), TestPki.Person, TestPki.PersonKey, key, policies[..1]);

        var verdict = PathValidation.Validate(leaf, new([root], chain), Plain with { ExplicitPolicy = true });
        Assert.Null(verdict.Rejection);
        Assert.Equal(["1.2.398.1", "1.2.398.2"], verdict.Policies.Order(StringComparer.Ordinal));
    }

    private static Pki.Algorithms.SubjectPublicKeyInfo SomeKey() => Pki.Algorithms.SubjectPublicKeyInfo.Decode(
        Asn.Sequence(Asn.Sequence(Asn.Oid("1.2.398.99")), Asn.Bits(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)))).Value;
}
