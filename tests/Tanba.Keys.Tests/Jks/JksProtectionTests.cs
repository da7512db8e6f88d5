using Tanba.Keys.Jks;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Jks;

/// <summary>Sun's key protector: what it opens is seen with keytool's stores; here what it must not open.</summary>
public sealed class JksProtectionTests : IDisposable
{
    private readonly PasswordOctets password = PasswordOctets.Of("x");

    public void Dispose() => password.Dispose();

    [Theory]
    [InlineData("", "keystore.damaged")]
    [InlineData("3000", "keystore.damaged")]
    [InlineData("0500", "keystore.damaged")]
    public void What_is_no_encrypted_key_is_damaged(string hex, string code) => Assert.Equal(code, JksProtection.Open(Convert.FromHexString(hex), password).Rejection?.Code);

    [Theory]
    [InlineData(Oids.JavaKeyProtector, 0, "keystore.damaged")]
    [InlineData(Oids.JavaKeyProtector, 39, "keystore.damaged")] // salt and digest alone have 40
    [InlineData(Oids.JavaKeyProtector, 40, "keystore.wrong-password")]
    [InlineData(Oids.JavaKeyProtector, 1000, "keystore.wrong-password")]
    [InlineData(Oids.Pbes2, 100, "keystore.cipher-unsupported")]
    public void What_is_too_short_or_of_another_protector_is_told_apart(string oid, int length, string code)
    {
        var encrypted = Der.Write(writer =>
        {
            using var info = writer.PushSequence();
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
            }

            writer.WriteOctetString(new byte[length]);
        });
        Assert.Equal(code, JksProtection.Open(encrypted, password).Rejection?.Code);
    }

    [Fact]
    public void The_digest_over_the_file_is_bound_to_every_octet_and_to_the_password()
    {
        var (content, digest) = (new byte[] { 1, 2, 3 }, Tanba.Tests.Fuzz.JksMaking.Seal([1, 2, 3], "x")[3..]);
        Assert.True(JksProtection.Seals(content, digest, password));
        Assert.False(JksProtection.Seals([1, 2, 4], digest, password));
        Assert.False(JksProtection.Seals(content, new byte[20], password));
        using var other = PasswordOctets.Of("y");
        Assert.False(JksProtection.Seals(content, digest, other));
    }
}
