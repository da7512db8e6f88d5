using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>Content in pieces: the same octets as in memory, and memory that does not grow with it.</summary>
public class SignCmsFileTests
{
    private const int Megabyte = 1024 * 1024;
    private static readonly CmsSigner Person = new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now, [TestPki.Issuing]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public void What_is_signed_in_pieces_is_what_is_signed_in_memory(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        using var output = new MemoryStream();
        SignCmsFile.Attached(new MemoryStream(content), output, Person);

        // RSA PKCS#1 v1.5 gives one value for one text.
        Assert.Equal(SignCms.Sign(content, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing]), output.ToArray());
        Assert.Equal(
            SignCms.Sign(content, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: false, [TestPki.Issuing]),
            SignCmsFile.Detached(new MemoryStream(content), Person));
    }

    [Fact]
    public void A_file_of_64_megabytes_is_signed_and_judged_in_little_memory_and_openssl_agrees()
    {
        using var openssl = new OpenSsl();
        var (text, signed) = (Path.Combine(openssl.Folder, "text"), Path.Combine(openssl.Folder, "signed"));
        using (var file = File.Create(text))
        {
            for (var i = 0; i < 64; i++)
            {
                file.Write(RandomNumberGenerator.GetBytes(Megabyte));
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        byte[] beside;
        using (var content = File.OpenRead(text))
        using (var output = File.Create(signed))
        {
            SignCmsFile.Attached(content, output, Person);
            content.Position = 0;
            beside = SignCmsFile.Detached(content, Person);
        }

        using (var document = File.OpenRead(signed))
        using (var content = File.OpenRead(text))
        {
            Assert.True(Judge(CmsFile.Open(document).Value, null).IsValid);
            Assert.True(Judge(CmsFile.Open(new MemoryStream(beside)).Value, content).IsValid);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * Megabyte);
        openssl.Put("root.pem", System.Text.Encoding.ASCII.GetBytes(TestPki.Root.ToPem()));
        openssl.Put("beside", beside);
        string[] verify = ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-CAfile", "root.pem", "-attime", OpenSsl.Now];
        openssl.Run([.. verify, "-in", "signed", "-out", "out"]);
        openssl.Run([.. verify, "-in", "beside", "-content", "text", "-out", "out"]);
    }

    [Fact]
    public void Content_that_shrinks_meanwhile_is_not_signed()
    {
        using var content = new ShrinkingStream(new byte[1000]);
        Assert.Throws<IOException>(() => SignCmsFile.Attached(content, new MemoryStream(), Person));
    }

    [Fact]
    public void An_act_may_be_a_file_too()
    {
        using var output = new MemoryStream();
        SignCmsFile.Attached(new MemoryStream([1, 2, 3]), output, Person, Oids.TanbaAct);
        var cms = SignedCms.Decode(output.ToArray()).Value;
        Assert.Equal(Oids.TanbaAct, cms.ContentType);
        Assert.Null(cms.Check(cms.Signers[0]).Rejection);
    }

    private static CmsVerdict Judge(CmsFile file, Stream? content) =>
        VerifyCms.Run(file, content, new([TestPki.Root]), new() { At = TestPki.Now, Purpose = PathPurpose.Signing, Revocation = RevocationChecking.None });

    /// <summary>Has fewer octets when it is read again.</summary>
    private sealed class ShrinkingStream(byte[] octets) : MemoryStream(octets)
    {
        private bool wasRead;

        public override long Position
        {
            get => base.Position;
            set
            {
                base.Position = value;
                if (wasRead && value == 0)
                {
                    SetLength(10);
                }

                wasRead |= true;
            }
        }
    }
}
