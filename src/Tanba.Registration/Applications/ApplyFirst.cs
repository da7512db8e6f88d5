using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>A person without keys applies for the first ones: a draft with a key order; somebody else than a key of this application must confirm it.</summary>
public sealed class ApplyFirst(OpenDraft draft)
{
    public Task<Result<KeyOrder>> RunAsync(NewReissue wanted, CancellationToken stop) => draft.RunAsync(ApplicationKind.FirstIssue, wanted, stop);
}
