using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Consent;

/// <summary>Another password for a key file, or another PIN for a token. It is changed while the window is open: what is refused stays there, and no secret leaves it.</summary>
/// <param name="Store">Files, or the kind of token.</param>
/// <param name="Place">A file, or the address of a token; null when the person chooses it.</param>
public sealed record ChangeQuestion(Asker Asker, Purpose Purpose, Statement What, IKeyStore Store, string? Place)
{
    public bool IsFile => Store.Places() is null;

    /// <summary>Whether the new one is at fault, not the old one.</summary>
    public static bool IsAboutNew(Rejection refused) => refused.Code is "token.pin-unfit" or "token.pin-different" || refused.Code.StartsWith("password.", StringComparison.Ordinal);

    /// <summary>What is wrong with the new one by itself. Asked first, because a try with the old one may cost the token one of few.</summary>
    public Rejection? WhyNot(KeyPlace? token, Secret changed) => IsFile ? PasswordRule.Check(changed)
        : token?.PinLength is { } length && (changed.Chars.Length < length.Least || changed.Chars.Length > length.Most) ? Rejection.Invalid("token.pin-unfit", $"a PIN of this token has {length.Least} to {length.Most} characters")
        : null;

    /// <summary>Null when it is changed.</summary>
    public Rejection? Change(string place, Secret old, Secret changed) =>
        (IsFile ? LocalPath.WhyNotFile(place) : null)
        ?? (old.Chars.SequenceEqual(changed.Chars) ? Rejection.Invalid("password.same", "the new one is the old one") : null)
        ?? Store.ChangeSecret(place, old, changed);
}

/// <summary>The person changed it.</summary>
/// <param name="Place">The file, or the address of the token.</param>
public sealed record ChangedSecret(string Place);
