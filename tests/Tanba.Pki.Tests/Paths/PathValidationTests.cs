using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Paths;

public class PathValidationTests
{
    [Fact]
    public void A_chain_is_found_and_given_leaf_first()
    {
        var path = TestPki.Judge(TestPki.Leaf, [TestPki.Leaf, TestPki.Issuing], [TestPki.Root], TestPki.Now);

        Assert.Equal([TestPki.Leaf, TestPki.Issuing, TestPki.Root], path.Path);
    }

    [Fact]
    public void Both_ends_of_the_validity_count_as_valid()
    {
        Assert.Null(Validate(TestPki.Leaf, TestPki.Leaf.NotBefore));
        Assert.Null(Validate(TestPki.Leaf, TestPki.Leaf.NotAfter.AddMilliseconds(900)));
        Assert.Equal("path.not-yet-valid", Validate(TestPki.Leaf, TestPki.Leaf.NotBefore.AddSeconds(-1)));
        Assert.Equal("path.expired", Validate(TestPki.Leaf, TestPki.Leaf.NotAfter.AddSeconds(1)));
    }

    [Fact]
    public void A_chain_without_trusted_root_is_refused()
    {
        Assert.Equal("path.unknown-issuer", TestPki.Judge(TestPki.Leaf, [TestPki.Issuing, TestPki.Root], [], TestPki.Now).Rejection?.Code);
        Assert.Equal("path.unknown-issuer", TestPki.Judge(TestPki.Leaf, [], [TestPki.Root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void A_namesake_of_the_issuer_is_found_out_by_the_signature()
    {
        var namesake = TestPki.Make(TestPki.Name("ROOT TEST"), TestPki.Issuing.Subject, TestPki.PersonKey, TestPki.RootKey, TestPki.Ca());

        Assert.Equal("path.signature-wrong", TestPki.Judge(TestPki.Leaf, [namesake], [TestPki.Root], TestPki.Now).Rejection?.Code);
        Assert.True(TestPki.Judge(TestPki.Leaf, [namesake, TestPki.Issuing], [TestPki.Root], TestPki.Now).IsValid);
    }

    [Fact]
    public void A_person_cannot_issue()
    {
        var below = TestPki.Make(TestPki.Person, TestPki.Name("BELOW"), TestPki.PersonKey, TestPki.PersonKey, []);

        Assert.Equal("path.not-a-ca", TestPki.Judge(below, [TestPki.Leaf, TestPki.Issuing], [TestPki.Root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void A_ca_whose_key_may_not_sign_certificates_cannot_issue()
    {
        var crlOnly = TestPki.Make(
            TestPki.Root.Subject, TestPki.Name("CRL ONLY"), TestPki.PersonKey, TestPki.RootKey, [BasicConstraintsExtension.Write(isCa: true), KeyUsageExtension.Write(KeyUsage.CrlSign)]);
        var below = TestPki.Make(crlOnly.Subject, TestPki.Name("BELOW"), TestPki.PersonKey, TestPki.PersonKey, []);

        Assert.Equal("path.not-a-ca", TestPki.Judge(below, [crlOnly], [TestPki.Root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void A_path_length_of_zero_allows_no_authority_below()
    {
        var second = TestPki.Make(TestPki.Issuing.Subject, TestPki.Name("SECOND"), TestPki.PersonKey, TestPki.IssuingKey, TestPki.Ca());
        var below = TestPki.Make(second.Subject, TestPki.Name("BELOW"), TestPki.PersonKey, TestPki.PersonKey, []);

        Assert.Equal("path.too-long", TestPki.Judge(below, [second, TestPki.Issuing], [TestPki.Root], TestPki.Now).Rejection?.Code);
    }

    [Fact]
    public void A_critical_extension_that_nobody_processes_is_refused()
    {
        var odd = TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, TestPki.PersonKey, TestPki.IssuingKey, [new(Oids.SubjectInfoAccess, true, new byte[] { 0x30, 0 })]);

        Assert.Equal("path.unknown-critical-extension", Validate(odd, TestPki.Now));
    }

    [Fact]
    public void A_pool_full_of_namesakes_ends()
    {
        var pool = Enumerable.Range(0, 60).Select(_ => TestPki.Make(TestPki.Name("LOOP"), TestPki.Name("LOOP"), TestPki.IssuingKey, TestPki.IssuingKey, TestPki.Ca())).ToList();
        var leaf = TestPki.Make(TestPki.Name("LOOP"), TestPki.Person, TestPki.PersonKey, TestPki.IssuingKey, []);

        // All have one name and one key: one of them is as good as all.
        Assert.Equal("path.unknown-issuer", TestPki.Judge(leaf, pool, [TestPki.Root], TestPki.Now).Rejection?.Code);
    }

    private static string? Validate(Certificate leaf, DateTimeOffset at) => TestPki.Judge(leaf, [TestPki.Issuing], [TestPki.Root], at).Rejection?.Code;
}
