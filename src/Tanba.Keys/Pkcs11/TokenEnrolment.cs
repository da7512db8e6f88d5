using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>
/// Keys on a token between application and certificate. While it waits, both halves of a key carry the label <c>number role</c>; the
/// public one is seen without a PIN. Installing writes the certificate and gives all three the subject key identifier.
/// </summary>
internal static class TokenEnrolment
{
    private static readonly string[] Roles = ["auth", "sign", "both", "system"];

    /// <summary>All of the wishes, or none. The login is held by what is returned.</summary>
    public static Result<WaitingKeys> Generate(ConnectedToken token, TokenLogin login, string application, IReadOnlyList<KeyWish> wishes)
    {
        var made = new List<WaitingKey>();
        foreach (var wish in wishes)
        {
            var one = One(token, login, application, wish);
            if (!one.Try(out var key, out var refused))
            {
                // Told is why it did not work, not what became of the half.
                new WaitingKeys(made, pending => Remove(login, pending)).Discard();
                made.ForEach(half => half.Key.Dispose());
                return refused;
            }

            made.Add(key);
        }

        return new WaitingKeys(made, pending => Remove(login, pending), login);
    }

    /// <summary>What waits for the certificates of an application.</summary>
    public static Result<IReadOnlyList<PendingKey>> Find(TokenSession session, string address, string application)
    {
        if (!TokenObjects.PublicKeys(session).Try(out var shown, out var refused) || !TokenObjects.Certificates(session).Try(out var there, out refused))
        {
            return refused;
        }

        var waiting = from key in shown
                      from role in Roles
                      where key.Label == LabelOf(application, role) && !there.Any(one => one.Certificate.PublicKey.Equals(key.Key))
                      orderby role
                      select new PendingKey(key.Key.Sha256(), address, application, role);
        return waiting.ToList();
    }

    /// <summary>First every certificate, then the new labels: what was interrupted still waits, and can be repeated.</summary>
    public static Result<IReadOnlyList<InstalledKey>> Install(TokenSession session, string address, IReadOnlyList<KeyInstallation> order)
    {
        if (!TokenObjects.PublicKeys(session).Try(out var shown, out var refused) || !TokenObjects.Certificates(session).Try(out var there, out refused))
        {
            return refused;
        }

        var (written, named) = (new List<nuint>(), new List<(nuint Public, nuint Private, byte[] Id, KeyInstallation Order)>());
        foreach (var one in order)
        {
            var key = shown.FirstOrDefault(candidate => candidate.Key.Equals(one.Certificate.PublicKey) && candidate.Label == LabelOf(one.Key.Application, one.Key.Role));
            if (key is null || !TokenObjects.PrivateKey(session, key.Id).Try(out var found, out _) || found is not { } hidden)
            {
                written.ForEach(half => session.Destroy(half));
                return Rejection.NotFound("keystore.key-mismatch", "the certificate is for another key");
            }

            foreach (var older in there.Where(object_ => object_.Certificate.Equals(one.Certificate)))
            {
                session.Destroy(older.Handle);
            }

            var id = Identify(session, key, hidden, IdOf(one));
            if (!TokenObjects.Write(session, one.Certificate, id, NameOf(one)).Try(out var handle, out var failed))
            {
                written.ForEach(half => session.Destroy(half));
                return failed;
            }

            written.Add(handle);
            named.Add((key.Handle, hidden, id, one));
        }

        // With its certificate on the token a key waits no more, whatever it is called: a token that changes no labels is none the worse.
        foreach (var (publicKey, privateKey, id, one) in named)
        {
            session.Change(privateKey, TokenObjects.Named(id, NameOf(one)));
            session.Change(publicKey, TokenObjects.Named(id, NameOf(one)));
        }

        return order.Select(one => new InstalledKey(one.Certificate.Ski, address)).ToList();
    }

    /// <summary>Gives both halves the identifier, or neither; gives the one they have then. Some tokens never change it.</summary>
    private static byte[] Identify(TokenSession session, TokenObjects.Shown key, nuint hidden, byte[] wanted)
    {
        if (session.Change(hidden, TokenObjects.Named(wanted, key.Label)) is not null)
        {
            return key.Id;
        }

        if (session.Change(key.Handle, TokenObjects.Named(wanted, key.Label)) is not null)
        {
            session.Change(hidden, TokenObjects.Named(key.Id, key.Label));
            return key.Id;
        }

        return wanted;
    }

    private static Result<WaitingKey> One(ConnectedToken token, TokenLogin login, string application, KeyWish wish)
    {
        if (TokenKeyKinds.All.FirstOrDefault(kind => kind.Name == wish.Kind) is not { } kind || !token.Module.Makes(token.Slot, kind.Generating, kind.SizeAsked))
        {
            return Rejection.Invalid("token.kind-unsupported", $"{token.Info.Label} makes no keys of kind {wish.Kind}");
        }

        var made = login.Use(session => TokenObjects.Generate(session, kind, LabelOf(application, wish.Role)));
        if (!made.Try(out var pair, out var refused))
        {
            return refused;
        }

        return TokenKey.Of(login, pair.Private, pair.Public.Key).Try(out var key, out refused)
            ? new WaitingKey(new PendingKey(key.PublicKey.Sha256(), token.Address, application, wish.Role), key)
            : refused;
    }

    /// <summary>False when it does not wait any more: it was installed, or is gone.</summary>
    private static Result<bool> Remove(TokenLogin login, PendingKey pending) => login.Use<bool>(session =>
    {
        if (!TokenObjects.PublicKeys(session).Try(out var shown, out var refused) || !TokenObjects.Certificates(session).Try(out var there, out refused))
        {
            return refused;
        }

        var key = shown.FirstOrDefault(candidate => candidate.Label == LabelOf(pending.Application, pending.Role) && candidate.Key.Sha256().AsSpan().SequenceEqual(pending.KeyId));
        if (key is null || there.Any(one => one.Certificate.PublicKey.Equals(key.Key)))
        {
            return false;
        }

        if (!TokenObjects.PrivateKey(session, key.Id).Try(out var hidden, out refused) || (hidden is { } half ? session.Destroy(half) : null) is { } kept && (refused = kept) is not null)
        {
            return refused!;
        }

        return session.Destroy(key.Handle) is { } left ? left : true;
    });

    private static string LabelOf(string application, string role) => $"{application} {role}";

    // CKA_ID is the subject key identifier, as other software looks for it (Base §4.6.3).
    private static byte[] IdOf(KeyInstallation one) =>
        one.Certificate.SubjectKeyIdentifier is { } identifier ? identifier.ToArray() : one.Certificate.PublicKey.Sha1OfKeyBits();

    private static string NameOf(KeyInstallation one) => $"{one.Prefix}_{Convert.ToHexStringLower(IdOf(one))}";
}
