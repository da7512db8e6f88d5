using System.Text.Json.Nodes;
using Tanba.Authority.Profiles;

namespace Tanba.Authority.Tests.Profiles;

public sealed class ProfileRulesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tanba-profiles-").FullName;

    [Theory]
    [InlineData("name", "\"Individual\"", "lower-case words")]
    [InlineData("filePrefix", "\"rsa 256\"", "such as \"RSA256\"")]
    [InlineData("role", "\"signing\"", "one of \"auth\", \"sign\"")]
    [InlineData("keyKind", "\"rsa1024\"", "one of \"rsa2048\"")]
    [InlineData("validityDays", "0", "from 1 to 1095")]
    [InlineData("validityDays", "10000", "from 1 to 1095")]
    [InlineData("subject", "[]", "at least one value")]
    [InlineData("subject", """[{ "attribute": "cn", "type": "utf8", "from": "surname" }]""", "\"commonName\"")]
    [InlineData("subject", """[{ "attribute": "commonName", "type": "bmp", "from": "surname" }]""", "one of \"utf8\", \"printable\"")]
    [InlineData("subject", """[{ "attribute": "countryName", "type": "utf8", "from": "country" }]""", "\"printable\"")]
    [InlineData("subject", """[{ "attribute": "surname", "type": "utf8", "from": "father" }]""", "\"patronymic\"")]
    [InlineData("subject", """[{ "attribute": "givenName", "type": "utf8", "from": "patronymic" }]""", "true, since not every person")]
    [InlineData("subject", """[{ "attribute": "surname", "type": "utf8", "from": "surname", "optional": true }]""", "false, since every person")]
    [InlineData("subject", """[{ "attribute": "surname", "type": "utf8", "from": "surname" }, { "attribute": "surname", "type": "utf8", "from": "surname" }]""", "it once")]
    [InlineData("keyUsage", """["digitalSignature", "keyCertSign"]""", "one of \"digitalSignature\"")]
    [InlineData("keyUsage", """["digitalSignature"]""", "\"nonRepudiation\" as well")]
    [InlineData("keyUsage", """["nonRepudiation", "nonRepudiation"]""", "it once")]
    [InlineData("extendedKeyUsage", """["timeStamping"]""", "the dotted OID of a national role")]
    [InlineData("extendedKeyUsage", """["1.3.6.1.5.5.7.3.9"]""", "the dotted OID of a national role")]
    [InlineData("extendedKeyUsage", """["2.5.29.37.0"]""", "the dotted OID of a national role")]
    [InlineData("subjectKeyIdentifier", "\"sha256\"", "\"sha1OfKeyBits\"")]
    [InlineData("policy", """{ "oid": "policy", "cps": "http://a.example/", "userNotice": "x" }""", "a dotted OID")]
    [InlineData("policy", """{ "oid": "1.2.3", "cps": "cps", "userNotice": "x" }""", "http://")]
    [InlineData("policy", """{ "oid": "1.2.3", "cps": "http://a.example/", "userNotice": "" }""", "1 to 200 characters")]
    [InlineData("crlDistributionPoints", "[]", "at least one address")]
    [InlineData("crlDistributionPoints", """["https://a.example/a.crl"]""", "http://")]
    [InlineData("freshestCrl", """["{address}/a.crl"]""", "the only placeholder is {publicAddress}")]
    [InlineData("ocsp", """["ldap://a.example"]""", "http://")]
    [InlineData("caIssuers", """["/cert"]""", "http://")]
    [InlineData("email", "\"always\"", "one of \"whenGiven\", \"never\"")]
    public void A_doubtful_value_is_refused_with_what_to_write(string member, string value, string advice)
    {
        var refused = ReadWith(file => file[member] = JsonNode.Parse(value));
        Assert.Equal("profile.doubtful", refused.Code);
        Assert.Contains(advice, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void All_doubtful_values_are_named_at_once()
    {
        var refused = ReadWith(file => (file["role"], file["email"]) = ("x", "y"));
        Assert.Contains("role says \"x\"", refused.Detail, StringComparison.Ordinal);
        Assert.Contains("email says \"y\"", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_nobody_knows_is_refused() => Assert.Contains("keyusage", ReadWith(file => file["keyusage"] = "x").Detail, StringComparison.Ordinal);

    [Fact]
    public void A_missing_member_is_refused() => Assert.Contains("caIssuers", ReadWith(file => file.Remove("caIssuers")).Detail, StringComparison.Ordinal);

    [Fact]
    public void A_null_is_refused() => Assert.Contains("policy", ReadWith(file => file["policy"] = null).Detail, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_profile_must_be_in_the_file_of_its_name()
    {
        var refused = ReadWith(file => file["name"] = "individual-other");
        Assert.Contains("Write the name of the file", refused.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"name\": ")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_no_profile_at_all_is_refused(string text)
    {
        File.WriteAllText(Path.Combine(folder, "a.json"), text);
        Assert.Contains("individual-sign-rsa.json", Refused().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        File.WriteAllText(Path.Combine(folder, "a.json"), new string(' ', 70_000));
        Assert.Contains("at most 65536", Refused().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_without_profiles_is_refused() => Assert.Equal("profile.none", Refused().Code);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Pki.Rejection ReadWith(Action<JsonObject> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(TestAuthority.ProfileDirectory, "individual-sign-rsa.json")))!.AsObject();
        change(file);
        File.WriteAllText(Path.Combine(folder, "individual-sign-rsa.json"), file.ToJsonString());
        return Refused();
    }

    private Pki.Rejection Refused() => ProfileSet.Read(folder, TestAuthority.PublicAddress).Rejection!;
}
