using System.Security.Cryptography;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>A digest of parts is the digest of the whole, however it is cut.</summary>
public class RunningDigestTests
{
    private static readonly byte[] Message = RandomNumberGenerator.GetBytes(1000);

    public static TheoryData<string> Known =>
        [Oids.Sha1, Oids.Sha256, Oids.Sha384, Oids.Sha512, Oids.KzStreebog512, Oids.KzStreebog256, Oids.KzGost34311];

    [Theory]
    [MemberData(nameof(Known))]
    public void The_digest_does_not_depend_on_the_parts(string oid)
    {
        // Around the blocks of 32, 64 and 128 octets.
        foreach (var length in new[] { 0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000 })
        {
            var expected = Digests.Find(oid)!(Message.AsSpan(0, length));
            foreach (var part in new[] { 1, 7, 31, 32, 33, 64, 100, 1000 })
            {
                using var digest = RunningDigest.Start(oid)!;
                for (var start = 0; start < length; start += part)
                {
                    digest.Append(Message.AsSpan(start, Math.Min(part, length - start)));
                    digest.Append([]);
                }

                Assert.Equal(expected, digest.Finish());
            }
        }
    }

    [Fact]
    public void Every_digest_of_a_signature_algorithm_runs() =>
        Assert.All(SignatureAlgorithm.All.Select(row => row.DigestOid).Distinct(), oid => Assert.Equal(Digests.Find(oid)!([]), RunningDigest.Start(oid)!.Finish()));

    [Fact]
    public void An_unknown_digest_is_none() => Assert.Null(RunningDigest.Start("1.2.3.4"));
}
