using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Registration.Applications;

/// <summary>A person with valid keys applies for new ones: a draft with a key order, to be signed with the current signing key.</summary>
public sealed class Apply(ValidKeys keys, OpenDraft draft)
{
    public async Task<Result<KeyOrder>> RunAsync(NewReissue wanted, CancellationToken stop) =>
        await keys.AnyAsync(wanted.Iin, CertificatePurpose.Signs, besides: null, stop)
            ? await draft.RunAsync(ApplicationKind.Reissue, wanted, stop)
            : Rejection.Forbidden("apply.no-valid-signing-key", "Keys are renewed with a valid signing key, and this person has none: apply for first keys instead.");
}
