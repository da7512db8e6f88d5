using Tanba.Authority.Certificates;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Registration.Applications;

/// <summary>Hands out the certificates of an application to whoever holds its keys: the number alone is not enough, the SHA-256 of the public keys must be named.</summary>
public sealed class CertificatesFor(FindApplications applications, FindCertificates certificates)
{
    // Nobody has more keys of one application than its template orders; the rest is guessing.
    private const int MostKeys = 8;

    /// <param name="keyIdsHex">SHA-256 of each SubjectPublicKeyInfo, hex.</param>
    public async Task<Result<IReadOnlyList<Certificate>>> RunAsync(string number, IReadOnlyList<string> keyIdsHex, CancellationToken stop)
    {
        if (!(await applications.ByNumberAsync(number, stop)).Try(out var application, out var refused))
        {
            return refused;
        }

        if (application.State is not (ApplicationState.Issued or ApplicationState.Installed))
        {
            return Rejection.Conflict("certificates.not-ready", $"The certificates are not there yet: application {application.Number} is {application.State}.");
        }

        if (keyIdsHex.Count > MostKeys)
        {
            return Rejection.Invalid("certificates.too-many-keys", $"At most {MostKeys} keys can be named.");
        }

        var issued = await certificates.OfApplicationAsync(application.Number, stop);
        List<Certificate> own = [.. issued.Select(one => one.Certificate).Where(certificate => Names(keyIdsHex, certificate))];
        return own.Count > 0
            ? own
            : Rejection.NotFound("certificates.no-such-key", "None of these keys belongs to the application: they were made in another folder, or for another application.");
    }

    private static bool Names(IReadOnlyList<string> keyIdsHex, Certificate certificate) =>
        keyIdsHex.Contains(Convert.ToHexStringLower(certificate.PublicKey.Sha256()), StringComparer.OrdinalIgnoreCase);
}
