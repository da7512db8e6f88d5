using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>A token in its slot.</summary>
internal sealed record ConnectedToken(Pkcs11Module Module, nuint Slot, TokenInfo Info)
{
    /// <summary>RFC 7512 §2.3; label and serial number together name one token among others of its kind.</summary>
    public string Address => $"pkcs11:token={Uri.EscapeDataString(Info.Label)};serial={Uri.EscapeDataString(Info.Serial)}";

    public KeyPlace Place => new(Address, Info.Serial.Length == 0 ? Info.Label : $"{Info.Label} ({Info.Serial})", Info.Tries) { PinLength = Info.PinLength };

    /// <summary>The tokens of these libraries that are inserted now, each once.</summary>
    public static IReadOnlyList<ConnectedToken> Find(IEnumerable<TokenModule> modules) => [.. modules
        .SelectMany(wanted => Pkcs11Module.Load(wanted.Module).Try(out var module, out _)
            ? module.Tokens().Where(token => wanted.IsMeant(token.Info)).Select(token => new ConnectedToken(module, token.Slot, token.Info))
            : [])
        .DistinctBy(token => token.Address)];

    /// <summary>Refuses with <c>token.*</c>.</summary>
    public Result<TokenLogin> LogIn(Secret pin) => Module.LoginsOf(Slot).LogIn(pin);

    /// <summary>Work without a PIN, in a session of its own.</summary>
    public Result<T> Look<T>(Func<TokenSession, Result<T>> work)
    {
        var opened = Module.Functions.OpenSession(Slot, mayWrite: false, out var session);
        if (opened != CkResult.Ok)
        {
            return TokenRejections.Of(opened, "opening a session");
        }

        try
        {
            return work(new TokenSession(Module.Functions, session));
        }
        finally
        {
            Module.Functions.CloseSession(session);
        }
    }
}
