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
        Assert.Equal(["Region", "Locality", "Storage", "Path"], Fields(new Answers()));

    [Fact]
    public void A_store_that_does_not_work_yet_cannot_be_chosen() => Assert.Equal(["Storage"], Fields(Good with { Storage = "AKKaztokenStore" }));

    [Fact]
    public void Long_answers_are_refused() => Assert.Equal(
        ["Email", "Region", "Locality", "Path"],
        Fields(Good with { Email = new string('a', 200) + "@example.kz", Region = new string('a', 101), Locality = new string('a', 101), Path = new string('a', 1001) }));

    private static IEnumerable<string> Fields(Answers answers) => answers.Faults().Select(fault => fault.Field);
}
