using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>Signatures of certificates on certificates (RFC 5280 §6.1.3 (a)(1)).</summary>
internal static class PathSignatures
{
    /// <summary>While a path is built. A key that inherits parameters is judged when the path is whole.</summary>
    public static PathFault? Check(KnownCertificate below, Certificate issuer, WorkBudget work) =>
        DsaKeys.InheritsParameters(issuer.PublicKey) ? null : Check(below, issuer, issuer.PublicKey, work);

    /// <summary>What could not be judged before the path was whole, and whether the algorithms are believed at the time.</summary>
    public static PathFault? Check(BuiltPath path, PathParameters parameters, WorkBudget work)
    {
        var at = DerTime.WholeSeconds(parameters.At);
        for (var i = path.Chain.Count - 2; i >= 0; i--)
        {
            var (below, issuer) = (path.Chain[i], path.Chain[i + 1].Certificate);
            var fault = path.KeyOf(i + 1) is not { } key ? Wrong(below, issuer)
                : DsaKeys.InheritsParameters(issuer.PublicKey) ? Check(below, issuer, key, work)
                : null;
            if (fault is not null)
            {
                return fault;
            }

            if (!StrengthRules.Believes(below.Certificate.SignatureIdentifier, parameters.Strength, at))
            {
                return NotTrusted(below);
            }
        }

        return null;
    }

    /// <summary>One who is trusted alone and names itself as its issuer must have signed itself, as far as the algorithm is known.</summary>
    public static PathFault? CheckAlone(KnownCertificate root, WorkBudget work)
    {
        var algorithm = root.IsSelfIssued ? PathAlgorithms.Find(root.Certificate.SignatureIdentifier, DateTimeOffset.MinValue) : null;
        return algorithm is null ? null : Check(root, root.Certificate, root.Certificate.PublicKey, work);
    }

    private static PathFault? Check(KnownCertificate below, Certificate issuer, SubjectPublicKeyInfo key, WorkBudget work)
    {
        if (PathAlgorithms.Find(below.Certificate.SignatureIdentifier, DateTimeOffset.MinValue) is not (var algorithm, _))
        {
            return NotTrusted(below);
        }

        return below.IsSignedBy(key, algorithm, work) switch
        {
            true => null,
            false => Wrong(below, issuer),
            null => new(PathReason.TooMuchWork, "too many signatures had to be checked"),
        };
    }

    private static PathFault Wrong(KnownCertificate below, Certificate issuer) =>
        new(PathReason.SignatureWrong, $"{below} is not signed by the key of {issuer}", "RFC 5280 §6.1.3 (a)(1)");

    private static PathFault NotTrusted(KnownCertificate below) =>
        new(PathReason.AlgorithmNotTrusted, $"{below} is signed with {below.Certificate.SignatureIdentifier.Oid}, which is not believed at that time, or not strong enough");
}
