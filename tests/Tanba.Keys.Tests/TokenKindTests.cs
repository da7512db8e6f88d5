namespace Tanba.Keys.Tests;

public sealed class TokenKindTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_usual_kinds_have_the_names_the_object_identifiers_and_the_pins_of_the_national_authority()
    {
        Assert.Equal(
            ["AKKZIDCardStore 2.1 -", "AKEToken72KStore 2.3 1234567890", "AKEToken5110Store 2.4 -", "AKJaCartaStore 2.5 1234567890", "AKKaztokenStore 2.2 12345678", "AKAKEYStore 2.6 1234567890"],
            TokenKind.Usual.Select(kind => $"{kind.Storage} {kind.StorageOid[^3..]} {kind.UsualPin ?? "-"}"));
        Assert.All(TokenKind.Usual.SelectMany(kind => kind.Modules), module => Assert.True(Path.IsPathFullyQualified(module.Module)));
    }

    [Fact]
    public void A_file_names_other_libraries_and_tokens()
    {
        var kinds = Read("""{ /* of this computer */ "AKKaztokenStore": [ { "module": "/opt/kt/libkt.so", "token": "Kaztoken", "serial": "42" } ], "AKJaCartaStore": [], }""").Value;
        Assert.Equal(new TokenModule("/opt/kt/libkt.so", "Kaztoken", "42"), Assert.Single(kinds.Single(kind => kind.Storage == "AKKaztokenStore").Modules));
        Assert.Empty(kinds.Single(kind => kind.Storage == "AKJaCartaStore").Modules);
        Assert.Equal(TokenKind.Usual.Count, kinds.Count);
    }

    [Theory]
    [InlineData("{", "tokens.malformed")]
    [InlineData("[]", "tokens.malformed")]
    [InlineData("null", "tokens.malformed")]
    [InlineData("""{"AKKaztokenStore":[{"token":"x"}]}""", "tokens.malformed")]
    [InlineData("""{"AKKaztokenStore":[null]}""", "tokens.malformed")]
    [InlineData("""{"Rutoken":[{"module":"/x.so"}]}""", "tokens.unknown-kind")]
    public void A_file_that_is_none_is_refused_with_what_is_wrong(string json, string code)
    {
        var refused = Read(json).Rejection!;
        Assert.Equal(code, refused.Code);
        Assert.Contains(folder.File("tokens.json"), refused.Detail, StringComparison.Ordinal);
    }

    private Pki.Result<IReadOnlyList<TokenKind>> Read(string json)
    {
        File.WriteAllText(folder.File("tokens.json"), json);
        return TokenKind.Read(folder.File("tokens.json"));
    }
}
