namespace Tanba.Server.Tests;

public sealed class KeyPlaceTests
{
    [Theory]
    [InlineData("PKCS12", "/home/daniyar/keys")]
    [InlineData("AKKaztokenStore", null)]
    [InlineData("AKKZIDCardStore", "is not looked at")]
    public void A_folder_or_a_token_is_a_place(string storage, string? path) => Assert.Empty(new KeyPlace { Storage = storage, Path = path }.Faults());

    [Theory]
    [InlineData(null, "/keys", "Storage")]
    [InlineData("ABSIMCardStore", "/keys", "Storage")]
    [InlineData("PKCS12", null, "Path")]
    [InlineData("PKCS12", "  ", "Path")]
    public void What_is_missing_or_unknown_is_named(string? storage, string? path, string field) =>
        Assert.Equal([field], new KeyPlace { Storage = storage, Path = path }.Faults().Select(fault => fault.Field));

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1001, 1)]
    public void A_path_has_a_limit(int length, int faults) => Assert.Equal(faults, new KeyPlace { Storage = Storages.File, Path = new string('a', length) }.Faults().Count());

    [Fact]
    public void Spaces_around_a_path_do_not_count() => Assert.Equal("/keys", new KeyPlace { Path = " /keys " }.Path);
}
