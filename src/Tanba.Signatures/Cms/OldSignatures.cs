using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Signatures by algorithms that documents had once, believed for the time asked only. A key without parameters has those of its path
/// to a trusted root, and of nobody else.
/// </summary>
internal sealed class OldSignatures(PathEvidence evidence, PathParameters parameters)
{
    /// <summary>Null when the signature is by nothing that was believed then.</summary>
    public (SignatureAlgorithm Algorithm, SubjectPublicKeyInfo Key)? Find(SignerInfo signer, Certificate certificate) =>
        OldAlgorithms.Find(signer.SignatureAlgorithm, parameters.At) is { } algorithm
        && algorithm.DigestOid == signer.DigestAlgorithm.Oid && algorithm.Fits(certificate.PublicKey) && KeyOf(certificate) is { } key
            ? (algorithm, key)
            : null;

    private SubjectPublicKeyInfo? KeyOf(Certificate certificate)
    {
        if (OldAlgorithms.KeyOf([certificate.PublicKey]) is { } own)
        {
            return own;
        }

        var path = PathValidation.Validate(certificate, evidence, parameters);
        return path.IsValid ? OldAlgorithms.KeyOf([.. path.Path.Select(one => one.PublicKey)]) : null;
    }
}
