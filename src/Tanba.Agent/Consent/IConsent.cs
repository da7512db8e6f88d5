using Tanba.Keys;

namespace Tanba.Agent.Consent;

/// <summary>The person at this computer. Null is their «Cancel». A cancelled token takes the question away from the screen.</summary>
public interface IConsent
{
    Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop);

    Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop);

    /// <summary>For tokens, what path and password are for files.</summary>
    Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop);

    Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop);

    /// <summary>The old secret and the new one; it is changed before the answer, which says where.</summary>
    Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop);
}
