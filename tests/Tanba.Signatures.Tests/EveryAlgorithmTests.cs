using Tanba.Keys;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Requests;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests;

/// <summary>Certificates, requests, lists, answers and signatures with each kind of key, through the same code.</summary>
public class EveryAlgorithmTests
{
    public static TheoryData<string> Kinds =>
        [.. KeyAlgorithm.All.SelectMany(row => row.Kinds).Where(kind => kind is not "rsa3072" and not "rsa4096" && KeyAlgorithm.WhyNot(kind) is null)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chain_of_this_kind_holds(string kind)
    {
        using var chain = new Chain(kind);
        var path = TestPki.Judge(chain.Leaf, [chain.Issuing], [chain.Root], TestPki.Now);
        Assert.Null(path.Rejection);
        Assert.Equal(chain.LeafKey.Algorithm.Name, chain.Leaf.SignatureAlgorithm?.Name);
        Assert.Equal(kind, KeyAlgorithm.KindOf(chain.Leaf.PublicKey));
        Assert.False(chain.Leaf.IsSignedBy(chain.Root.PublicKey));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_request_proves_possession_of_a_key_of_this_kind(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var request = CertificationRequest.Create(TestPki.Person, key, []);
        Assert.Equal(key.PublicKey, UnverifiedRequest.Decode(request).Value.Verify().Value.PublicKey);
        request[^1] ^= 1;
        Assert.Equal("request.signature-wrong", UnverifiedRequest.Decode(request).Value.Verify().Rejection?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_list_and_an_answer_are_signed_with_a_key_of_this_kind(string kind)
    {
        using var chain = new Chain(kind);
        var builder = new CrlBuilder(chain.Issuing.Subject, new byte[20], 7, TestPki.Now, TestPki.Now.AddDays(1), [new(chain.Leaf.SerialNumber, TestPki.Start, RevocationReason.Superseded)]);
        var list = CertificateList.Decode(builder.Sign(chain.IssuingKey)).Value;
        Assert.True(list.IsSignedBy(chain.Issuing.PublicKey));
        Assert.False(list.IsSignedBy(chain.Root.PublicKey));

        var good = SingleResponse.Good(CertId.For(chain.Issuing, chain.Leaf.SerialNumber), TestPki.Now, TestPki.Now.AddHours(1));
        var answer = OcspAnswer.Decode(OcspResponse.Sign(chain.Issuing, chain.IssuingKey, [good], null, TestPki.Now)).Value;
        Assert.True(answer.IsSignedBy(chain.Issuing.PublicKey));
        Assert.False(answer.IsSignedBy(chain.Leaf.PublicKey));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_is_signed_attached_and_detached_with_a_key_of_this_kind(string kind)
    {
        using var chain = new Chain(kind);
        foreach (var attached in new[] { true, false })
        {
            var signed = SignedCms.Decode(SignCms.Sign("құжат"u8, chain.Leaf, chain.LeafKey, TestPki.Now, attached)).Value;
            var signer = Assert.Single(signed.Signers);
            Assert.Equal(chain.LeafKey.Algorithm.Oid, signer.SignatureAlgorithm.Oid);
            Assert.Equal(chain.LeafKey.Algorithm.DigestOid, signer.DigestAlgorithm.Oid);
            ReadOnlyMemory<byte>? content = attached ? default(ReadOnlyMemory<byte>?) : "құжат"u8.ToArray();
            Assert.Equal(chain.Leaf, signed.Check(signer, content).Value.Certificate);
            if (!attached)
            {
                Assert.Equal("cms.digest-wrong", signed.Check(signer, "құжаттар"u8.ToArray()).Rejection?.Code);
            }
        }
    }

    [Fact]
    public void Pss_signs_and_is_checked_where_it_is_asked_for()
    {
        using var key = KeyAlgorithm.OfKind("rsa2048")!.Generate("rsa2048");
        Assert.All([SignatureAlgorithm.RsaPssSha256, SignatureAlgorithm.RsaPssSha384, SignatureAlgorithm.RsaPssSha512], row =>
        {
            var signature = key.Sign(row, "message"u8);
            Assert.True(row.Verify(key.PublicKey, "message"u8, signature));
            Assert.False(row.Verify(key.PublicKey, "massage"u8, signature));
            Assert.False(SignatureAlgorithm.RsaSha256.Verify(key.PublicKey, "message"u8, signature));
            Assert.Equal(row.Name, SignatureAlgorithm.Decode(row.Identifier).Value.Name);
        });
    }

    /// <summary>Root, issuing CA and leaf of one kind.</summary>
    private sealed class Chain : IDisposable
    {
        private readonly SoftwareKey rootKey;

        public Chain(string kind)
        {
            (rootKey, IssuingKey, LeafKey) = (SoftwareKey.Generate(kind), SoftwareKey.Generate(kind), SoftwareKey.Generate(kind));
            Root = TestPki.Make(TestPki.Name("ROOT"), TestPki.Name("ROOT"), rootKey, rootKey, TestPki.Ca());
            Issuing = TestPki.Make(TestPki.Name("ROOT"), TestPki.Name("ISSUING"), IssuingKey, rootKey, TestPki.Ca(pathLength: 0));
            Leaf = TestPki.Make(TestPki.Name("ISSUING"), TestPki.Person, LeafKey, IssuingKey, TestPki.Signing());
        }

        public SoftwareKey IssuingKey { get; }

        public SoftwareKey LeafKey { get; }

        public Certificate Root { get; }

        public Certificate Issuing { get; }

        public Certificate Leaf { get; }

        public void Dispose()
        {
            rootKey.Dispose();
            IssuingKey.Dispose();
            LeafKey.Dispose();
        }
    }
}
