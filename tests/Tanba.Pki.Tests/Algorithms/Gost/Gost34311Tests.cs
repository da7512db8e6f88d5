using System.Text;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>Values that several independent libraries publish for the test parameters.</summary>
public class Gost34311Tests
{
    [Theory]
    [InlineData("", "ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d")]
    [InlineData("a", "d42c539e367c66e9c88a801f6649349c21871b4344c6a573f849fdce62f314dd")]
    [InlineData("abc", "f3134348c44fb1b2a277729e2285ebb5cb5e0f29c975bc753b70497c06a4d51d")]
    [InlineData("message digest", "ad4434ecb18f2c99b60cbe59ec3d2469582b65273f48de72db2fde16a4889a4d")]
    [InlineData("This is message, length=32 bytes", "b1c466d37519b82e8319819ff32595e047a28cb6f83eff1c6916a815a637fffa")]
    [InlineData("Suppose the original message has length = 50 bytes", "471aba57a60a770d3a76130635c1fbea4ef14de51f78b4ae57dd893b62f55208")]
    [InlineData("The quick brown fox jumps over the lazy dog", "77b7fa410c9ac58a25f49bca7d0468c9296529315eaca76bd1a10f376d1f4294")]
    public void Published_digests_are_repeated(string message, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Gost34311.Hash(Encoding.ASCII.GetBytes(message))));
}
