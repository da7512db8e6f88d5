using Tanba.Authority.Certificates;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Registration.Applications;

/// <summary>A person with valid keys applies for new ones: a draft with a key order, to be signed with the current signing key.</summary>
public sealed class Apply(FindCertificates certificates, OpenDraft draft)
{
    private const int Page = 50;

    public async Task<Result<KeyOrder>> RunAsync(NewReissue wanted, CancellationToken stop) =>
        await HasSigningKeyAsync(wanted.Iin, stop)
            ? await draft.RunAsync(ApplicationKind.Reissue, wanted, stop)
            : Rejection.Forbidden("apply.no-valid-signing-key", "Keys are renewed with a valid signing key, and this person has none: apply for first keys instead.");

    private async Task<bool> HasSigningKeyAsync(string iin, CancellationToken stop)
    {
        string? after = null;
        while (true)
        {
            var page = await certificates.OfOwnerAsync(iin, KeyFilter.Valid, after, Page, stop);
            if (page.Any(issued => CertificatePurpose.Signs(issued.Certificate)))
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
