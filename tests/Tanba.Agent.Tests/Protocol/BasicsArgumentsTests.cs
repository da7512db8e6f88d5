using System.Text;
using System.Text.Json;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol.NcaLayer;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Protocol;

/// <summary>The leniency that pages of basics need, and its limits.</summary>
public sealed class BasicsArgumentsTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"allowedStorages":null}""", true)]
    [InlineData("""{"allowedStorages":""}""", true)]
    [InlineData("""{"allowedStorages":[]}""", true)]
    [InlineData("""{"allowedStorages":"PKCS12"}""", true)]
    [InlineData("""{"allowedStorages":"AKKaztokenStore, PKCS12"}""", true)]
    [InlineData("""{"allowedStorages":["AKKaztokenStore","PKCS12"]}""", true)]
    [InlineData("""{"allowedStorages":["AKKaztokenStore"]}""", false)]
    [InlineData("""{"allowedStorages":"AKKaztokenStore"}""", false)]
    [InlineData("""{"allowedStorages":[7]}""", false)]
    public void The_allowed_storages_leave_files_or_not(string json, bool allowed) => Assert.Equal(allowed, Of(json).Allows("PKCS12"));

    [Theory]
    [InlineData("{}", true, false)]
    [InlineData("""{"encapsulate":false,"digested":true}""", false, true)]
    [InlineData("""{"encapsulate":"false","digested":"true"}""", false, true)]
    [InlineData("""{"encapsulate":"FALSE","digested":"True"}""", false, true)]
    [InlineData("""{"encapsulate":"perhaps","digested":"perhaps"}""", true, false)]
    [InlineData("""{"encapsulate":0,"digested":1}""", true, false)]
    public void Truth_may_be_a_word_and_anything_else_is_the_default(string signing, bool encapsulate, bool digested)
    {
        var args = Of($$"""{"signingParams":{{signing}}}""");
        Assert.Equal((encapsulate, digested), (args.Encapsulate, args.Digested));
    }

    [Theory]
    [InlineData("""{"tsaProfile":{}}""", true)]
    [InlineData("""{"tsaProfile":null}""", false)]
    [InlineData("""{"tsaProfile":"none"}""", false)]
    public void A_time_stamp_is_wanted_by_an_object(string signing, bool wanted) => Assert.Equal(wanted, Of($$"""{"signingParams":{{signing}}}""").WantsTimeStamp);

    [Theory]
    [InlineData("""{"data":"Қол"}""", new[] { "Қол" })]
    [InlineData("""{"data":["a","","b"]}""", new[] { "a", "", "b" })]
    [InlineData("""{"data":"MTEK","signingParams":{"decode":true}}""", new[] { "11\n" })]
    [InlineData("""{"data":["MTE\nK"],"signingParams":{"decode":"true"}}""", new[] { "11\n" })]
    public void Data_is_one_text_or_many(string json, string[] expected) => Assert.Equal(expected, Of(json).Documents().Value.Select(Encoding.UTF8.GetString));

    [Theory]
    [InlineData("{}", "data.missing")]
    [InlineData("""{"data":[]}""", "data.missing")]
    [InlineData("""{"data":{}}""", "data.missing")]
    [InlineData("""{"data":["a",null]}""", "data.missing")]
    [InlineData("""{"data":["MTEK","*"],"signingParams":{"decode":true}}""", "base64.damaged")]
    public void Data_that_is_neither_is_refused(string json, string code) => Assert.Equal(code, Of(json).Documents().Rejection!.Code);

    [Fact]
    public void What_the_page_says_of_the_signer_becomes_the_filter()
    {
        var filter = Filter("""{"signerParams":{"extKeyUsageOids":["1.2",7],"iin":"900101300007","bin":"000740000728","serialNumber":"0a"},"signingParams":{"allowExpired":true}}""");
        Assert.Equal(["1.2"], filter.ExtendedKeyUsage);
        Assert.Equal(("900101300007", "000740000728", "0a", true), (filter.Iin, filter.Bin, filter.SerialNumber, filter.AllowExpired));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"signerParams":null}""")]
    [InlineData("""{"signerParams":[]}""")]
    [InlineData("""{"signerParams":{"iin":7,"extKeyUsageOids":"1.2","chain":null}}""")]
    public void Without_a_signer_the_authorities_of_the_agent_decide(string json)
    {
        var trusted = new ChainRule([TestAuthority.Root]);
        var filter = Of(json).Filter(trusted).Value;
        Assert.Same(trusted, filter.Chain);
        Assert.Empty(filter.ExtendedKeyUsage);
        Assert.Null(filter.Iin);
        Assert.False(filter.AllowExpired);
    }

    [Fact]
    public void A_chain_of_the_page_takes_the_place_of_the_agents()
    {
        Assert.Null(Filter("""{"signerParams":{"chain":[]}}""").Chain);
        using var key = Citizen.Key();
        var leaf = TestAuthority.Issue(key.PublicKey, Oids.EmailProtection);
        var named = Filter(JsonSerializer.Serialize(new { signerParams = new { chain = new[] { TestAuthority.RootPem } } }));
        Assert.Null(named.Chain!.WhyNot(leaf, TimeProvider.System.GetUtcNow()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void Arguments_of_another_shape_have_no_members(string json)
    {
        var args = Of(json);
        Assert.Equal("", args.Format);
        Assert.Null(args.Locale);
        Assert.Null(args.SigningParams);
        Assert.True(args.Documents().IsRefused);
    }

    private static KeyFilter Filter(string json) => Of(json).Filter(new ChainRule([])).Value;

    private static BasicsArguments Of(string json) => new(JsonSerializer.Deserialize<JsonElement>(json));
}
