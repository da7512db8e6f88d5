using System.Text;
using Tanba.Keys.Pending;

namespace Tanba.Keys.Tests.Pending;

public class PendingKeyTextTests
{
    private const string Number = "402177350186";

    [Fact]
    public void The_lines_say_what_the_file_is_before_the_key_begins()
    {
        var text = Encoding.ASCII.GetString(PendingKeyText.Write(TestPki.RootKey, Number, "sign", "password"));
        var lines = text.Split('\n');

        Assert.StartsWith("Tanba: a private key that waits for its certificate.", lines[0], StringComparison.Ordinal);
        Assert.Equal("application: " + Number, lines[1]);
        Assert.Equal("role: sign", lines[2]);
        Assert.Equal("key: " + Convert.ToHexStringLower(TestPki.RootKey.PublicKey.Sha256()), lines[3]);
        Assert.Equal("-----BEGIN ENCRYPTED PRIVATE KEY-----", lines[4]);
        Assert.DoesNotContain('\r', text);
    }

    [Theory]
    [InlineData("application: 402177350186\nkey: {0}\nrole: auth\n-----BEGIN", true)]
    [InlineData("application: 402177350186\r\nkey: {0}\r\n-----BEGIN", true)]
    [InlineData("application: 402177350187\nkey: {0}\n", false)]
    [InlineData("key: {0}\n", false)]
    [InlineData("application: 402177350186\nkey: 00\n", false)]
    [InlineData("application: 402177350186\n-----BEGIN\nkey: {0}\n", false)]
    [InlineData("", false)]
    public void Only_the_lines_before_the_key_count(string text, bool isPending)
    {
        var content = Encoding.ASCII.GetBytes(text.Replace("{0}", new string('a', 64), StringComparison.Ordinal));
        Assert.Equal(isPending, PendingKeyText.Describe("path", content, Number) is not null);
    }

    [Fact]
    public void Any_octets_are_looked_at_without_harm() => Mutated.NeverThrows(
        PendingKeyText.Write(TestPki.RootKey, Number, "sign", "password"),
        octets => Pki.Result.Of(PendingKeyText.Describe("path", octets.ToArray(), Number)),
        (octets, pending) => Assert.True(pending is null || pending.KeyId.Length == 32));
}
