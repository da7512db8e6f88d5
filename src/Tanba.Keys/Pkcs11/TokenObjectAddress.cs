using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>One key on one token, as a configuration names it (RFC 7512 §2.3), and the file that holds the PIN.</summary>
internal sealed record TokenObjectAddress(TokenModule Module, string Name, string PinFile)
{
    private static readonly string[] Needed = ["token", "object", "module-path", "pin-source"];

    /// <summary>Refuses with <c>key-uri.malformed</c>, <c>key-uri.pin-inside</c>, <c>key-uri.incomplete</c>.</summary>
    public static Result<TokenObjectAddress> Parse(string text)
    {
        if (!KeyUri.Parse(text).Try(out var uri, out var refused))
        {
            return refused;
        }

        if (uri.Attributes.ContainsKey("pin-value"))
        {
            return Rejection.Invalid("key-uri.pin-inside", "A PIN in an address stands in configurations and process lists. Write it into a file and name that as pin-source=file:/…", "RFC 7512 §4");
        }

        var missing = Needed.FirstOrDefault(name => !uri.Attributes.ContainsKey(name));
        if (missing is not null)
        {
            return Rejection.Invalid("key-uri.incomplete", $"{text.Split('?')[0]} has no {missing}. Write pkcs11:token=LABEL?module-path=/path/of/library.so&pin-source=file:/path/of/pin");
        }

        var (attributes, source) = (uri.Attributes, uri.Attributes["pin-source"]);
        return new TokenObjectAddress(
            new TokenModule(attributes["module-path"], attributes["token"], attributes.GetValueOrDefault("serial"), attributes.GetValueOrDefault("model")),
            attributes["object"],
            source.StartsWith("file:", StringComparison.Ordinal) ? new Uri(source.StartsWith("file://", StringComparison.Ordinal) ? source : "file://" + source["file:".Length..]).LocalPath : source);
    }

    /// <summary>The key, logged in. Refuses with <c>token.*</c>, <c>keystore.key-unsupported</c>.</summary>
    public Result<TokenKey> Open()
    {
        if (!LogIn().Try(out var logged, out var refused))
        {
            return refused;
        }

        using (logged.Login)
        {
            return logged.Login.Use(session => Find(session).Try(out var found, out var none)
                ? found is { } pair ? TokenKey.Of(logged.Login, pair.Private, pair.Public.Key) : Rejection.NotFound("token.key-missing", $"the token {Module.Token} holds no key {Name}. Make it with \"tanba init\".")
                : none);
        }
    }

    /// <summary>Makes a key of that name where there is none yet. Refuses with <c>token.*</c>.</summary>
    public Rejection? Make(string kind)
    {
        if (TokenKeyKinds.All.FirstOrDefault(row => row.Name == kind) is not { } wanted)
        {
            return Rejection.Invalid("token.kind-unsupported", $"tokens make no keys of kind {kind}");
        }

        if (!LogIn().Try(out var logged, out var refused))
        {
            return refused;
        }

        using (logged.Login)
        {
            return logged.Login.Do(session => !Find(session).Try(out var found, out var failed) ? failed
                : found is not null ? null
                : !logged.Token.Module.Makes(logged.Token.Slot, wanted.Generating, wanted.SizeAsked) ? Rejection.Invalid("token.kind-unsupported", $"the token {Module.Token} makes no keys of kind {kind}")
                : TokenObjects.Generate(session, wanted, Name).Rejection);
        }
    }

    private Result<(ConnectedToken Token, TokenLogin Login)> LogIn()
    {
        if (!Pkcs11Module.Load(Module.Module).Try(out _, out var unloadable))
        {
            return unloadable;
        }

        var connected = ConnectedToken.Find([Module]);
        if (connected.Count != 1)
        {
            return connected.Count == 0
                ? Rejection.Unavailable("token.absent", $"no token {Module.Token} is connected through {Module.Module}")
                : Rejection.Conflict("token.several", $"{connected.Count} tokens {Module.Token} are connected; write serial=… into the address");
        }

        if (!File.Exists(PinFile))
        {
            return Rejection.NotFound("token.pin-missing", $"there is no file {PinFile} with the PIN of the token {Module.Token}");
        }

        using var pin = Secret.FromFile(PinFile);
        return connected[0].LogIn(pin).Try(out var login, out var refused) ? (connected[0], login) : refused;
    }

    private Result<(TokenObjects.Shown Public, nuint Private)?> Find(TokenSession session)
    {
        if (!TokenObjects.PublicKeys(session).Try(out var shown, out var refused))
        {
            return refused;
        }

        var named = shown.Where(key => key.Label == Name).ToList();
        if (named.Count != 1)
        {
            return named.Count == 0 ? Result.Of<(TokenObjects.Shown, nuint)?>(null) : Rejection.Conflict("token.key-twice", $"the token {Module.Token} holds {named.Count} keys {Name}");
        }

        return TokenObjects.PrivateKey(session, named[0].Id).Try(out var handle, out refused)
            ? handle is { } hidden ? (named[0], hidden) : default((TokenObjects.Shown, nuint)?)
            : refused;
    }
}
