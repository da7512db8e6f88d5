using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>A signature that holds: the key of this certificate signed this content. Whether the certificate is to be trusted is another question.</summary>
/// <param name="Certificate">The signer's certificate, out of the document.</param>
/// <param name="SigningTime">What the signer's own clock said, UTC; null when it is not said. No proof of time.</param>
public sealed record CheckedSigner(Certificate Certificate, DateTimeOffset? SigningTime);
