using Tanba.Pki.Crls;
using Tanba.Registration.Revocations;
using Tanba.Registration.Words;

namespace Tanba.Registration.Tests.Revocations;

/// <summary>Who may say why a certificate ends, and that each reason can be read.</summary>
public sealed class ReasonsTests
{
    [Theory]
    [InlineData(RevocationReason.KeyCompromise, true, true)]
    [InlineData(RevocationReason.Superseded, true, true)]
    [InlineData(RevocationReason.AffiliationChanged, true, true)]
    [InlineData(RevocationReason.CessationOfOperation, true, true)]
    [InlineData(RevocationReason.CertificateHold, true, true)]
    [InlineData(RevocationReason.Unspecified, false, true)]
    [InlineData(RevocationReason.CaCompromise, false, false)]
    [InlineData(RevocationReason.AaCompromise, false, false)]
    [InlineData(RevocationReason.PrivilegeWithdrawn, false, false)]
    [InlineData(RevocationReason.RemoveFromCrl, false, false)]
    public void A_reason_is_the_owners_the_registrars_or_the_authoritys_own(RevocationReason reason, bool owner, bool registrar) =>
        Assert.Equal((owner, registrar), (RevocationReasons.OfOwner.Contains(reason), RevocationReasons.OfRegistrar.Contains(reason)));

    [Fact]
    public void Every_ground_of_an_owner_has_a_reason_that_an_owner_may_give()
    {
        Assert.All(RevocationGround.Final, ground => Assert.True(ground.Reason.IsFinal() && RevocationReasons.OfOwner.Contains(ground.Reason) && ground.Act == "revoke", ground.Name));
        Assert.Contains(RevocationGround.Suspension.Reason, RevocationReasons.OfOwner);
        Assert.False(RevocationGround.Suspension.Reason.IsFinal() || RevocationGround.Release.Reason.IsFinal());
        Assert.Equal(RevocationReasons.OfOwner.Where(reason => reason.IsFinal()).Order(), RevocationGround.Final.Select(ground => ground.Reason).Distinct().Order());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_ground_and_every_reason_of_a_registrar_has_its_own_words(string language)
    {
        var grounds = RevocationGround.Final.Append(RevocationGround.Suspension).Append(RevocationGround.Release).Select(ground => WordList.Say(language, "ground." + ground.Name)).ToList();
        var reasons = RevocationReasons.OfRegistrar.Where(reason => reason.IsFinal()).Select(reason => WordList.Say(language, $"order.reason.{(int)reason}")).ToList();
        Assert.Equal(grounds.Count, grounds.Distinct().Count());
        Assert.Equal(reasons.Count, reasons.Distinct().Count());
        Assert.DoesNotContain(grounds.Concat(reasons), words => words.Contains("ground.", StringComparison.Ordinal) || words.Contains("order.reason.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Lost")]
    [InlineData("keyCompromise")]
    public void A_ground_that_is_not_offered_is_none(string? name) => Assert.Null(RevocationGround.Find(name));
}
