using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>What a check needs to know of the content.</summary>
public class SignedContentTests
{
    private static readonly byte[] Text = "text"u8.ToArray();

    [Fact]
    public void Octets_and_a_stream_of_them_have_the_same_digests()
    {
        string[] digests = [Oids.Sha256, Oids.KzStreebog512, Oids.KzGost34311, "1.2.3.4"];
        var (memory, stream) = (SignedContent.Of(Text), SignedContent.Read(new MemoryStream(Text), digests));
        Assert.All(digests, oid => Assert.Equal(memory.Digest(oid), stream.Digest(oid)));
        Assert.Equal(SHA256.HashData(Text), stream.Digest(Oids.Sha256));
        Assert.Null(memory.Digest("1.2.3.4"));
        Assert.Null(stream.Digest(Oids.Sha384)); // it was not asked for before the stream was read
    }

    [Fact]
    public void A_digest_alone_is_the_digest_of_whatever_kind_is_asked()
    {
        var content = SignedContent.OfDigest(new byte[32]);
        Assert.Equal(new byte[32], content.Digest(Oids.Sha256));
        Assert.Equal(new byte[32], content.Digest(Oids.KzStreebog256));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("31", false)]
    [InlineData("3100", true)]
    [InlineData("310100", true)]
    [InlineData("31020000", true)]
    [InlineData("310200", false)]
    [InlineData("3180", true)]
    [InlineData("31810100", true)]
    [InlineData("31810200", false)]
    [InlineData("3189010101010101010101", true)]
    [InlineData("30020000", false)]
    [InlineData("312e2074657874", false)] // "1. text"
    public void Content_that_could_be_signed_attributes_is_known(string hex, bool may)
    {
        var octets = Convert.FromHexString(hex);
        Assert.Equal(may, SignedContent.Of(octets).MayBeAttributes);
        Assert.Equal(may, SignedContent.Read(new MemoryStream(octets), []).MayBeAttributes);
        Assert.True(SignedContent.OfDigest(octets).MayBeAttributes);
    }

    [Fact]
    public void Real_signed_attributes_are_known_for_what_they_are()
    {
        var cms = SignedCms.Decode(SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true)).Value;
        Assert.True(SignedContent.Of(cms.Signers[0].SignedAttributes.ToBeSigned()).MayBeAttributes);
    }

    [Fact]
    public void Every_digest_of_a_signature_algorithm_runs() =>
        Assert.All(SignatureAlgorithm.All, row => Assert.Equal(row.Digest(Text), SignedContent.Read(new MemoryStream(Text), [row.DigestOid]).Digest(row.DigestOid)));
}
