using Tanba.Pki.Crls;

namespace Tanba.Registration.Revocations;

/// <summary>What an owner wants of a certificate and why, as a person says it: its sentence is <c>ground.NAME</c>, its reason is what lists and responders say.</summary>
/// <param name="Name">Part of the keys of its words, and what a page posts.</param>
public sealed record RevocationGround(string Name, RevocationReason Reason)
{
    /// <summary>For the time being: it may come back.</summary>
    public static readonly RevocationGround Suspension = new("suspended", RevocationReason.CertificateHold);

    /// <summary>Back from a suspension.</summary>
    public static readonly RevocationGround Release = new("released", RevocationReason.RemoveFromCrl);

    /// <summary>For good, in the order in which they are offered. A lost key was in nobody's hands but its owner's, so it is superseded, not compromised.</summary>
    public static readonly IReadOnlyList<RevocationGround> Final =
    [
        new("compromised", RevocationReason.KeyCompromise),
        new("lost", RevocationReason.Superseded),
        new("changed", RevocationReason.AffiliationChanged),
        new("replaced", RevocationReason.Superseded),
        new("ended", RevocationReason.CessationOfOperation),
    ];

    /// <summary>The act that carries it out: <c>revoke</c>, <c>suspend</c> or <c>release</c>.</summary>
    public string Act => Reason switch
    {
        RevocationReason.CertificateHold => "suspend",
        RevocationReason.RemoveFromCrl => "release",
        _ => "revoke",
    };

    /// <summary>The letter that tells the owner.</summary>
    public string Letter => Act switch { "suspend" => "suspended", "release" => "released", _ => "revoked" };

    public static RevocationGround? Find(string? name) => Final.Append(Suspension).Append(Release).FirstOrDefault(ground => ground.Name == name);
}
