using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Agent.Consent;

/// <summary>Whose certificates are accepted: of the authorities that the agent trusts, or of those that the page names.</summary>
public sealed class ChainRule(IReadOnlyList<Certificate> authorities)
{
    private readonly PathEvidence evidence = new([.. authorities.Where(authority => authority.IsSelfSigned)], authorities);

    /// <summary>Nobody told the agent whom to trust, so it cannot say whose keys are foreign.</summary>
    public bool IsEmpty => evidence.Roots.Count == 0;

    /// <summary>Reads certificates, one in a file, PEM or DER. A file that is none is a fault of the start.</summary>
    public static ChainRule Read(IEnumerable<string> files) => new([.. files.Select(file => Certificate.Decode(File.ReadAllBytes(file)).Value)]);

    public Rejection? WhyNot(Certificate leaf, DateTimeOffset at)
    {
        // The window says "expired" by its own rule; here the question is only who issued it.
        var within = at > leaf.NotAfter ? leaf.NotAfter : at < leaf.NotBefore ? leaf.NotBefore : at;
        var verdict = PathValidation.Validate(leaf, evidence, new() { At = within, Revocation = RevocationChecking.None });
        return verdict.IsValid ? null : Rejection.Invalid("key.unknown-authority", verdict.Detail);
    }
}
