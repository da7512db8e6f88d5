using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

public class NationalSignatureTests
{
    [Fact]
    public void A_signature_made_with_the_national_provider_holds()
    {
        var cms = SignedCms.Decode(Convert.FromBase64String(File.ReadAllText(SharedData.Path("signed/RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.cms")))).Value;

        var signer = Assert.Single(cms.Signers);
        var checkedSigner = cms.Check(signer).Value;
        Assert.Equal("123456789011", checkedSigner.Certificate.Subject.Iin);
    }

    [Fact]
    public void A_signature_of_the_national_provider_with_gost_holds()
    {
        var cms = SignedCms.Decode(File.ReadAllBytes(SharedData.Path("signed/individual_attached.der"))).Value;
        var checkedSigner = cms.Check(Assert.Single(cms.Signers)).Value;
        Assert.Equal("GOST 34.10-2015 512", checkedSigner.Certificate.PublicKey.Name);
    }
}
