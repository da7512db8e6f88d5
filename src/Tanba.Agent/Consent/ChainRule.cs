using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Consent;

/// <summary>Whose certificates are accepted: of the authorities that the agent trusts, or of those that the page names.</summary>
public sealed class ChainRule(IReadOnlyList<Certificate> authorities)
{
    /// <summary>Reads certificates, one in a file, PEM or DER. A file that is none is a fault of the start.</summary>
    public static ChainRule Read(IEnumerable<string> files) => new([.. files.Select(file => Certificate.Decode(File.ReadAllBytes(file)).Value)]);

    public Rejection? WhyNot(Certificate leaf, DateTimeOffset at)
    {
        // The window says "expired" by its own rule; here the question is only who issued it.
        return authorities.Any(authority => authority.Subject.Matches(leaf.Issuer) && leaf.IsSignedBy(authority.PublicKey)) ? null : Rejection.Invalid("key.unknown-authority", $"no trusted authority issued it {at:u}");
    }
}
