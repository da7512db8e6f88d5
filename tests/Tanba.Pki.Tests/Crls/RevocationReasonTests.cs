using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Crls;

public sealed class RevocationReasonTests
{
    [Fact]
    public void Nobody_is_offered_a_reason_that_is_the_authoritys_own_or_only_for_delta_lists()
    {
        RevocationReason[] notOffered = [RevocationReason.CaCompromise, RevocationReason.RemoveFromCrl, RevocationReason.AaCompromise, RevocationReason.PrivilegeWithdrawn];
        Assert.Empty(RevocationReasons.OfRegistrar.Intersect(notOffered));
        Assert.Empty(RevocationReasons.OfOwner.Intersect(notOffered));
    }

    [Fact]
    public void A_registrar_may_say_what_an_owner_may_and_a_courts_decision_besides() =>
        Assert.Equal([RevocationReason.Unspecified], RevocationReasons.OfRegistrar.Except(RevocationReasons.OfOwner));

    [Theory]
    [InlineData(RevocationReason.CertificateHold, false)]
    [InlineData(RevocationReason.RemoveFromCrl, false)]
    [InlineData(RevocationReason.Unspecified, true)]
    [InlineData(RevocationReason.KeyCompromise, true)]
    public void Only_a_suspension_is_taken_back(RevocationReason reason, bool isFinal) => Assert.Equal(isFinal, reason.IsFinal());
}
