using Tanba.Agent.Consent;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Tests.Consent;

public sealed class KeyFilterTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly Certificate Signing = Issue(Oids.EmailProtection);
    private static readonly Certificate Authentication = Issue(Oids.ClientAuth);

    [Fact]
    public void Any_takes_any_key() => Assert.Null(KeyFilter.Any.WhyNot(Signing, Now.AddYears(5)));

    [Fact]
    public void A_signing_key_does_not_sign_in() =>
        Assert.Equal("key.not-for-authentication", new KeyFilter { ExtendedKeyUsage = [Oids.ClientAuth] }.WhyNot(Signing, Now)!.Code);

    [Fact]
    public void An_authentication_key_signs_no_documents() =>
        Assert.Equal("key.not-for-signing", new KeyFilter { ExtendedKeyUsage = [Oids.EmailProtection] }.WhyNot(Authentication, Now)!.Code);

    [Theory]
    [InlineData(32, null)]
    [InlineData(64, "key.other-digest")]
    [InlineData(20, "key.other-digest")]
    public void A_digest_of_another_length_is_not_of_this_key(int octets, string? code) =>
        Assert.Equal(code, new KeyFilter { Digests = [32, octets] }.WhyNot(Signing, Now)?.Code);

    [Fact]
    public void A_task_is_asked_in_either_generation_of_the_profile()
    {
        Assert.Equal("key.not-for-authentication", new KeyFilter { Task = KeyTask.Authentication }.WhyNot(Signing, Now)?.Code);
        Assert.Equal("key.not-for-signing", new KeyFilter { Task = KeyTask.Signing }.WhyNot(Authentication, Now)?.Code);
        Assert.Null(new KeyFilter { Task = KeyTask.Signing }.WhyNot(Signing, Now));
    }

    [Fact]
    public void All_usages_must_be_there()
    {
        Assert.Null(new KeyFilter { ExtendedKeyUsage = [Oids.EmailProtection, Oids.KzIndividual] }.WhyNot(Signing, Now));
        Assert.Equal("key.wrong-kind", new KeyFilter { ExtendedKeyUsage = [Oids.EmailProtection, Oids.KzEntity] }.WhyNot(Signing, Now)!.Code);
    }

    [Theory]
    [InlineData("900101300007", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("851231450018", "key.other-person")]
    public void An_iin_that_is_given_must_match(string? iin, string? code) => Assert.Equal(code, new KeyFilter { Iin = iin }.WhyNot(Signing, Now)?.Code);

    [Fact]
    public void A_bin_that_is_given_must_match() => Assert.Equal("key.other-organisation", new KeyFilter { Bin = "000740000728" }.WhyNot(Signing, Now)!.Code);

    [Fact]
    public void A_serial_number_that_is_given_must_match_in_either_case()
    {
        Assert.Null(new KeyFilter { SerialNumber = Signing.SerialNumber.ToString().ToUpperInvariant() }.WhyNot(Signing, Now));
        Assert.Equal("key.other-serial", new KeyFilter { SerialNumber = "1234" }.WhyNot(Signing, Now)!.Code);
    }

    [Fact]
    public void A_certificate_signs_only_within_its_time()
    {
        Assert.Null(new KeyFilter().WhyNot(Signing, Now));
        Assert.Equal("key.expired", new KeyFilter().WhyNot(Signing, Now.AddYears(2))!.Code);
        Assert.Equal("key.not-yet-valid", new KeyFilter().WhyNot(Signing, Now.AddDays(-2))!.Code);
        Assert.Null(new KeyFilter { AllowExpired = true }.WhyNot(Signing, Now.AddYears(2)));
    }

    [Fact]
    public void A_chain_leads_to_a_trusted_root()
    {
        Assert.Null(new KeyFilter { Chain = new ChainRule([TestAuthority.Root]) }.WhyNot(Signing, Now));
        Assert.Equal("key.unknown-authority", new KeyFilter { Chain = new ChainRule([]) }.WhyNot(Signing, Now)!.Code);
        using var stranger = TestAuthority.Make("CN=Tanba Test CA");
        Assert.Equal("key.unknown-authority", new KeyFilter { Chain = new ChainRule([Certificate.Decode(stranger.RawData).Value]) }.WhyNot(Signing, Now)!.Code);
    }

    [Fact]
    public void An_expired_key_is_expired_and_not_of_an_unknown_authority() =>
        Assert.Null(new KeyFilter { AllowExpired = true, Chain = new ChainRule([TestAuthority.Root]) }.WhyNot(Signing, Now.AddYears(2)));

    [Fact]
    public void Authorities_are_read_from_pem_and_der_files()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["root.cer"], TestAuthority.Root.Encoded.ToArray());
        var rule = ChainRule.Read([folder["root.cer"], folder.Write("root.pem", TestAuthority.RootPem)]);
        Assert.Null(rule.WhyNot(Signing, Now));
    }

    private static Certificate Issue(string usage)
    {
        using var key = Citizen.Key();
        return TestAuthority.Issue(key.PublicKey, usage);
    }
}
