using Tanba.Agent.Consent;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>Where in a store something is done, as the person chose it, and what opens it.</summary>
/// <param name="Address">A folder or file, or the address of a token.</param>
/// <param name="Secret">The PIN of the token, or the new password of files; null where none was asked for.</param>
public sealed record StorePlace(string Address, Secret? Secret) : IDisposable
{
    public void Dispose() => Secret?.Dispose();
}

/// <summary>The one place where asking differs between files and tokens; commands do not know it.</summary>
public static class StorePlaces
{
    /// <summary>A folder for files; for tokens the token, with its PIN where something is written. Refuses with <c>consent.cancelled</c>, <c>path.*</c>.</summary>
    public static async Task<Result<StorePlace>> AskForPlaceAsync(this IConsent consent, IKeyStore store, PathQuestion question, bool writes, CancellationToken stop)
    {
        if (store.Places() is not null)
        {
            return await AskForTokenAsync(consent, new TokenQuestion(question.Asker, question.Purpose, question.What, store, question.Path, writes), stop);
        }

        return await consent.AskForPathAsync(question, stop) is not { } folder ? Refusals.Cancelled
            : LocalPath.WhyNotFolder(folder) is { } refused ? refused
            : new StorePlace(folder, null);
    }

    /// <summary>A new password for files; the PIN of the token that is named. Refuses with <c>consent.cancelled</c>.</summary>
    public static async Task<Result<StorePlace>> AskForSecretAsync(this IConsent consent, IKeyStore store, string address, PasswordQuestion question, CancellationToken stop)
    {
        if (store.Places() is not null)
        {
            return await AskForTokenAsync(consent, new TokenQuestion(question.Asker, question.Purpose, question.What, store, address, NeedsPin: true), stop);
        }

        return await consent.AskForNewPasswordAsync(question, stop) is { } password ? new StorePlace(address, password) : Refusals.Cancelled;
    }

    private static async Task<Result<StorePlace>> AskForTokenAsync(IConsent consent, TokenQuestion question, CancellationToken stop) =>
        await consent.AskForTokenAsync(question, stop) is { } answer ? new StorePlace(answer.Place, answer.Pin) : Refusals.Cancelled;
}
