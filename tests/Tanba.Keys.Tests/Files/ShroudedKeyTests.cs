using Tanba.Keys.Files;

namespace Tanba.Keys.Tests.Files;

public class ShroudedKeyTests
{
    private static readonly byte[] Shrouded = ShroudedKey.Encrypt(TestPki.RootKey, "password", 1);

    [Fact]
    public void The_right_password_opens_and_no_other()
    {
        using var opened = ShroudedKey.Decrypt(Shrouded, "password", "thing").Value;
        Assert.Equal(TestPki.RootKey.PublicKey, opened.PublicKey);
        Assert.All(["Password", "password ", "", "пароль"], wrong => Assert.Equal("thing.wrong-password", ShroudedKey.Decrypt(Shrouded, wrong, "thing").Rejection?.Code));
    }

    [Fact]
    public void No_two_encryptions_are_the_same() => Assert.NotEqual(Shrouded, ShroudedKey.Encrypt(TestPki.RootKey, "password", 1));

    [Fact]
    public void Mutated_keys_never_throw_and_never_become_another_key() => Mutated.NeverThrows(
        Shrouded,
        octets => ShroudedKey.Decrypt(octets, "password", "thing"),
        (octets, key) =>
        {
            using (key)
            {
                Assert.True(key.Algorithm.Verify(key.PublicKey, "message"u8, key.Sign("message"u8)));
            }
        });
}
