using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>RFC 7292 §4.2, RFC 2985 §5.5: what stands in a bag and on it.</summary>
public class SafeBagTests
{
    [Fact]
    public void A_certificate_is_found_in_its_bag()
    {
        using var bag = SafeBag.Of(TestPki.Leaf, SafeBag.AttributesOf([1, 2, 3], "name"));
        Assert.Equal(TestPki.Leaf, bag.Certificate());
        Assert.Equal("name", bag.FriendlyName);
        Assert.Equal([1, 2, 3], bag.LocalKeyId!);
        Assert.False(bag.IsKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3100")] // no attribute
    [InlineData("31023000")] // one of nothing
    [InlineData("3113" + "3011" + "06092a864886f70d010914" + "3104" + "0c026162")] // a name in UTF-8
    [InlineData("310f" + "300d" + "06092a864886f70d010914" + "3100")] // a name without value
    [InlineData("3180")] // broken off
    [InlineData("3013" + "3011" + "06092a864886f70d010914" + "3104" + "1e020061")] // a sequence where a set should be
    [InlineData("ff")]
    public void A_name_that_cannot_be_read_is_none(string hex)
    {
        using var bag = new SafeBag(Oids.KeyBag, [], Convert.FromHexString(hex));
        Assert.Null(bag.FriendlyName);
        Assert.Null(bag.LocalKeyId);
    }

    [Fact]
    public void The_first_of_two_names_counts_and_others_are_passed_over()
    {
        // Microsoft's name of a provider, then "a", then "b".
        var attributes = "3011" + "06092b0601040182371101" + "3104" + "1e020063" + "3011" + "06092a864886f70d010914" + "3104" + "1e020061" + "3011" + "06092a864886f70d010914" + "3104" + "1e020062";
        using var bag = new SafeBag(Oids.KeyBag, [], Convert.FromHexString("3139" + attributes));
        Assert.Equal("a", bag.FriendlyName);
    }

    [Theory]
    [InlineData(Oids.CrlBag, false)]
    [InlineData(Oids.SecretBag, false)]
    [InlineData(Oids.CertBag, true)]
    public void Only_a_certificate_bag_holds_a_certificate(string type, bool isOne)
    {
        using var bag = new SafeBag(type, SafeBag.Of(TestPki.Leaf, default).Value, default);
        Assert.Equal(isOne, bag.Certificate() is not null);
    }

    [Theory]
    [InlineData("3000")]
    [InlineData("0400")]
    [InlineData("")]
    public void A_certificate_that_cannot_be_read_is_none(string hex)
    {
        using var bag = new SafeBag(Oids.CertBag, Convert.FromHexString(hex), default);
        Assert.Null(bag.Certificate());
    }

    [Fact]
    public void A_name_too_long_for_any_list_is_cut()
    {
        using var bag = new SafeBag(Oids.KeyBag, [], SafeBag.AttributesOf([], new string('к', 1000)));
        Assert.Equal(new string('к', 256), bag.FriendlyName);
        Assert.Equal([], bag.LocalKeyId!);
    }

    [Fact]
    public void A_bag_never_tells_its_content()
    {
        using var bag = new SafeBag(Oids.KeyBag, TestPki.PersonKey.ExportPkcs8(), default);
        Assert.Equal("a bag of " + Oids.KeyBag, bag.ToString());
    }
}
