using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Tanba.Server.Cabinet.Reissue;

namespace Tanba.Server.Tests.Cabinet.Reissue;

public sealed class AnswersTests
{
    private static readonly Answers Good = new() { Email = "daniyar@example.kz", Region = "Астана", Locality = "Астана", Storage = "PKCS12", Path = "/home/daniyar/keys" };

    [Fact]
    public void Good_answers_pass() => Assert.Empty(Good.Faults());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_address_need_not_be_given(string? email) => Assert.Empty((Good with { Email = email }).Faults());

    [Theory]
    [InlineData("daniyar")]
    [InlineData("daniyar@")]
    [InlineData("daniyar@localhost")]
    [InlineData("Данияр <daniyar@example.kz>")]
    [InlineData("данияр@example.kz")]
    [InlineData("a b@example.kz")]
    public void A_wrong_address_is_named(string email) => Assert.Equal(["Email"], Fields(Good with { Email = email }));

    [Fact]
    public void What_must_be_given_is_named_when_it_is_not() =>
        Assert.Equal(["Storage", "Path"], Fields(new Answers()));

    [Fact]
    public void A_store_that_nobody_knows_cannot_be_chosen() => Assert.Equal(["Storage"], Fields(Good with { Storage = "ABSIMCardStore" }));

    [Theory]
    [InlineData("AKKZIDCardStore")]
    [InlineData("AKEToken72KStore")]
    [InlineData("AKEToken5110Store")]
    [InlineData("AKJaCartaStore")]
    [InlineData("AKKaztokenStore")]
    [InlineData("AKAKEYStore")]
    public void A_token_has_no_path(string storage)
    {
        Assert.True(Storages.IsToken(storage));
        Assert.False(Storages.IsUnsafe(storage));
        Assert.Empty(Fields(Good with { Storage = storage, Path = null }));
    }

    [Fact]
    public void Long_answers_are_refused() => Assert.Equal(
        ["Email", "Path"],
        Fields(Good with { Email = new string('a', 200) + "@example.kz", Path = new string('a', 1001) }));

    [Fact]
    public void Spaces_around_an_answer_are_not_part_of_it()
    {
        var answers = new Answers { Email = " daniyar@example.kz ", Region = "Астана\t", Locality = " Астана", Storage = "PKCS12", Path = "/home/daniyar/keys" };
        Assert.Equal(Good, answers);
    }

    [Fact]
    public void Kept_answers_are_given_back_to_the_person_who_wrote_them_and_to_nobody_else()
    {
        var cookie = new TempDataDictionary(new DefaultHttpContext(), new NoCookie());
        Assert.Null(Answers.Kept(cookie, "900101300007"));
        Good.Keep(cookie, "900101300007");
        Assert.Equal(Good, Answers.Kept(cookie, "900101300007"));
        Assert.Null(Answers.Kept(cookie, "851231450018"));
        Answers.Forget(cookie);
        Assert.Null(Answers.Kept(cookie, "900101300007"));
    }

    [Fact]
    public void Answers_kept_in_another_shape_are_none()
    {
        var cookie = new TempDataDictionary(new DefaultHttpContext(), new NoCookie()) { ["reissue"] = "{}" };
        Assert.Null(Answers.Kept(cookie, "900101300007"));
    }

    private static IEnumerable<string> Fields(Answers answers) => answers.Faults().Select(fault => fault.Field);

    private sealed class NoCookie : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>(StringComparer.Ordinal);

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
