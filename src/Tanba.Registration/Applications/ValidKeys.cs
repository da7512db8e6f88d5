using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;

namespace Tanba.Registration.Applications;

/// <summary>Whether a person can still sign, or log in: the keys that are neither revoked, suspended nor expired.</summary>
public sealed class ValidKeys(FindCertificates certificates)
{
    private const int Page = 50;

    /// <param name="serves">Which keys count, such as <see cref="CertificatePurpose.Signs"/>.</param>
    /// <param name="besides">A serial number that does not count; null: all do.</param>
    public async Task<bool> AnyAsync(string iin, Func<Certificate, bool> serves, string? besides, CancellationToken stop)
    {
        string? after = null;
        while (true)
        {
            var page = await certificates.OfOwnerAsync(iin, KeyFilter.Valid, after, Page, stop);
            if (page.Any(issued => serves(issued.Certificate) && issued.Certificate.SerialNumber.ToString() != besides))
            {
                return true;
            }

            if (page.Count < Page)
            {
                return false;
            }

            after = page[^1].Certificate.SerialNumber.ToString();
        }
    }
}
