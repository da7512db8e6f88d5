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
    public void A_signature_of_an_algorithm_that_is_not_there_yet_is_read_and_refused_by_name()
    {
        var cms = SignedCms.Decode(File.ReadAllBytes(SharedData.Path("signed/individual_attached.der"))).Value;
        Assert.Equal("cms.algorithm-unknown", cms.Check(Assert.Single(cms.Signers)).Rejection?.Code);
    }
}
