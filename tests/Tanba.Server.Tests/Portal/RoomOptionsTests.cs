using Microsoft.Extensions.Configuration;
using Tanba.Server.Portal;

namespace Tanba.Server.Tests.Portal;

public sealed class RoomOptionsTests
{
    [Theory]
    [InlineData("https://cabinet.example.kz", "true")]
    [InlineData("https://CABINET.example.kz:443/", "True")]
    public void Rooms_that_agree_pass(string portal, string testIdentities) =>
        Assert.Equal("https://cabinet.example.kz", Of(portal, testIdentities).Registration().Origin);

    [Theory]
    [InlineData("https://keys.example.kz")]
    [InlineData("http://cabinet.example.kz")]
    [InlineData("https://cabinet.example.kz:8443")]
    public void Acts_must_name_the_address_that_people_open(string portal) =>
        Assert.StartsWith("Registration:Portal: ", Refusal(portal, "true"), StringComparison.Ordinal);

    [Fact]
    public void Test_identities_are_let_through_by_both_or_by_none() =>
        Assert.StartsWith("Registration:AllowTestIdentities ", Refusal("https://cabinet.example.kz", "false"), StringComparison.Ordinal);

    [Fact]
    public void Both_faults_are_told_at_once() => Assert.Equal(2, Refusal("https://keys.example.kz", "false").Split('\n').Length);

    private static string Refusal(string portal, string testIdentities) =>
        Assert.Throws<InvalidOperationException>(() => Of(portal, testIdentities).Registration()).Message;

    private static RoomOptions Of(string portal, string testIdentities) => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Portal:Origin"] = "https://cabinet.example.kz",
            ["Portal:Name:kk"] = "Орталық",
            ["Portal:Name:ru"] = "Центр",
            ["Portal:Name:en"] = "Centre",
            ["Portal:AgentAddresses:0"] = "wss://127.0.0.1:13579",
            ["Authority:Directory"] = "ca",
            ["Authority:PassphraseFile"] = "ca/passphrase",
            ["Authority:Profiles"] = "profiles",
            ["Authority:PublicAddress"] = "http://pki.example.kz",
            ["Authority:AllowTestIdentities"] = "true",
            ["Registration:Portal"] = portal,
            ["Registration:AllowTestIdentities"] = testIdentities,
            ["Registration:Mail:Folder"] = "mail",
            ["Registration:Mail:From"] = "keys@example.kz",
        }).Build(),
        "/etc/tanba/tanba.json");
}
