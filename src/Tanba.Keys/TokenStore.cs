using Tanba.Keys.Pkcs11;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>
/// Keys on tokens of one kind, through PKCS#11. A place is the address of a token, <c>pkcs11:token=…;serial=…</c>; an empty one means
/// the only one that is connected. Private keys are made on the token and never leave it. Safe from several threads.
/// </summary>
/// <param name="kind">Name, and libraries.</param>
public sealed class TokenStore(TokenKind kind) : IKeyStore
{
    /// <inheritdoc/>
    public string Storage => kind.Storage;

    /// <inheritdoc/>
    public string StorageOid => kind.StorageOid;

    /// <inheritdoc/>
    public string? UsualPin => kind.UsualPin;

    /// <inheritdoc/>
    public IReadOnlyList<KeyPlace> Places() => [.. ConnectedToken.Find(kind.Modules).Select(token => token.Place)];

    /// <inheritdoc/>
    public Result<IReadOnlyList<StoredKey>> Open(string place, Secret password)
    {
        if (!LogIn(place, password).Try(out var login, out var refused))
        {
            return refused;
        }

        using (login)
        {
            return login.Use(session => Keys(session, login));
        }
    }

    /// <inheritdoc/>
    public Rejection? WhyNot(string place, Secret secret)
    {
        if (!LogIn(place, secret).Try(out var login, out var refused))
        {
            return refused;
        }

        login.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public Result<WaitingKeys> Generate(string place, string application, IReadOnlyList<KeyWish> wishes, Secret? pin)
    {
        if (pin is null)
        {
            return Rejection.Forbidden("token.pin-missing", "keys are made on a token with its PIN");
        }

        if (!Token(place).Try(out var token, out var refused) || !token.LogIn(pin).Try(out var login, out refused))
        {
            return refused;
        }

        var made = TokenEnrolment.Generate(token, login, application, wishes);
        if (made.IsRefused)
        {
            login.Dispose();
        }

        return made;
    }

    /// <inheritdoc/>
    public Result<IReadOnlyList<PendingKey>> FindPending(string place, string application) => Token(place).Try(out var token, out var refused)
        ? token.Look(session => TokenEnrolment.Find(session, token.Address, application))
        : refused;

    /// <inheritdoc/>
    public Result<InstalledKey?> FindInstalled(string place, Certificate certificate, string prefix) => Token(place).Try(out var token, out var refused)
        ? token.Look<InstalledKey?>(session => TokenObjects.Certificates(session).Try(out var there, out var failed)
            ? there.Any(one => one.Certificate.Equals(certificate)) ? new InstalledKey(certificate.Ski, token.Address) : null
            : failed)
        : refused;

    /// <inheritdoc/>
    public Result<IReadOnlyList<InstalledKey>> Install(string place, IReadOnlyList<KeyInstallation> order, Secret secret)
    {
        if (!Token(place).Try(out var token, out var refused) || !token.LogIn(secret).Try(out var login, out refused))
        {
            return refused;
        }

        using (login)
        {
            return login.Use(session => TokenEnrolment.Install(session, token.Address, order));
        }
    }

    /// <inheritdoc/>
    public Rejection? ChangeSecret(string place, Secret old, Secret changed) =>
        Token(place).Try(out var token, out var refused) ? TokenPin.Change(token, old, changed) : refused;

    private Result<TokenLogin> LogIn(string place, Secret pin) => Token(place).Try(out var token, out var refused) ? token.LogIn(pin) : refused;

    private Result<ConnectedToken> Token(string place)
    {
        var connected = ConnectedToken.Find(kind.Modules);
        var meant = place.Length == 0 ? connected : [.. connected.Where(token => token.Address == place)];
        return meant.Count switch
        {
            1 => meant[0],
            0 => Rejection.Unavailable("token.absent", place.Length == 0 ? $"no token of kind {kind.Storage} is connected" : $"{place} is not connected"),
            _ => Rejection.Conflict("token.several", $"{meant.Count} tokens of kind {kind.Storage} are connected"),
        };
    }

    private static Result<IReadOnlyList<StoredKey>> Keys(TokenSession session, TokenLogin login)
    {
        if (!TokenObjects.Certificates(session).Try(out var certificates, out var refused) || !TokenObjects.PublicKeys(session).Try(out var shown, out refused))
        {
            return refused;
        }

        var keys = new List<StoredKey>();
        Rejection? unsupported = null;
        foreach (var (_, id, certificate) in certificates)
        {
            // A public half beside it that is another key says that the identifier lies.
            if (id.Length == 0 || shown.Any(key => key.Id.AsSpan().SequenceEqual(id) && !key.Key.Equals(certificate.PublicKey))
                || !TokenObjects.PrivateKey(session, id).Try(out var handle, out _) || handle is null)
            {
                continue;
            }

            if (TokenKey.Of(login, handle.Value, certificate.PublicKey).Try(out var key, out var odd))
            {
                keys.Add(new(certificate, key, certificate.Ski) { Others = Others(certificates, certificate) });
            }

            unsupported ??= odd;
        }

        return keys.Count > 0 ? keys : unsupported ?? Rejection.NotFound("token.no-keys", "no private key with its certificate on the token");
    }

    private static List<Certificate> Others(IEnumerable<(nuint, byte[], Certificate Certificate)> all, Certificate own) =>
        [.. all.Select(found => found.Certificate).Where(other => !other.Equals(own))];
}
