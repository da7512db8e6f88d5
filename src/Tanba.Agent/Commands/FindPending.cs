using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>Keys of an application that wait in a folder or on a token, or stand there installed already.</summary>
/// <param name="Keys">SHA-256 of each SubjectPublicKeyInfo, hex.</param>
public sealed record FoundKeys(string Place, IReadOnlyList<string> Keys);

/// <summary>The person points at the folder, or connects the token, where the keys of an application were made.</summary>
public sealed class FindPending(IConsent consent, InstalledBefore installed)
{
    public async Task<Result<FoundKeys>> RunAsync(Asker asker, IKeyStore store, string application, string? place, CancellationToken stop)
    {
        var words = asker.Words;
        var isFile = store.Places() is null;
        var what = new Statement(words.Say("find.heading", ApplicationNumber.Grouped(application)), [words[isFile ? "find.line" : "find.token"]]);
        var question = new PathQuestion(asker, Purpose.FindPending, what, place, [".tanba-key"]);
        if (!(await consent.AskForPlaceAsync(store, question, writes: false, stop)).Try(out var chosen, out var refused))
        {
            return refused;
        }

        using (chosen)
        {
            if (!store.FindPending(chosen.Address, application).Try(out var keys, out refused))
            {
                return refused;
            }

            // A page that lost the answer of an installation finds its keys again, and is told that they are there.
            var ids = keys.Select(key => key.KeyIdHex).Concat(installed.Find(store, application, chosen.Address).Select(one => Convert.ToHexStringLower(one.Certificate.PublicKey.Sha256()))).Distinct(StringComparer.Ordinal).ToList();
            return ids.Count > 0 ? new FoundKeys(chosen.Address, ids) : None(isFile, chosen.Address, application);
        }
    }

    /// <summary>With what was looked for: the number, the names of the files, the folder or token.</summary>
    private static Rejection None(bool isFile, string place, string application)
    {
        var number = ApplicationNumber.Grouped(application);
        return isFile
            ? Rejection.NotFound("pending.none", $"{Path.Combine(place, application)}_*.tanba-key") with { Values = [number, $"{application}_*.tanba-key", place] }
            : Rejection.NotFound("pending.none-on-token", place) with { Values = [number, TokenName.Of(place)] };
    }
}
