using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>A key that was opened cannot sign now: its token was taken out, or failed. What can be done is in the refusal.</summary>
/// <param name="rejection">A code <c>token.*</c>.</param>
public sealed class KeyUnavailableException(Rejection rejection) : Exception(rejection.ToString())
{
    /// <summary>Why.</summary>
    public Rejection Rejection { get; } = rejection;
}
