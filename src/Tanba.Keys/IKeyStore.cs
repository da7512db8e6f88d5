using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>
/// A kind of place where people's keys with certificates live: files in folders, or tokens. What is done with keys is the same for
/// both: open, generate, find what waits, install. Implementations are safe from several threads.
/// </summary>
public interface IKeyStore
{
    /// <summary>The name in the agent's protocol, such as <c>PKCS12</c> or <c>AKKaztokenStore</c>.</summary>
    string Storage { get; }

    /// <summary>How a request says where its key rests (1.2.398.3.3.5).</summary>
    string StorageOid { get; }

    /// <summary>The PIN that such tokens come with, for a hint; null when there is none.</summary>
    string? UsualPin => null;

    /// <summary>The tokens that are connected now, maybe none; null where the person points at a file or folder instead.</summary>
    IReadOnlyList<KeyPlace>? Places();

    /// <summary>
    /// The keys of one container, each with its certificate, at least one; the caller disposes them. Refuses with
    /// <c>keystore.not-found</c>, <c>keystore.too-large</c>, <c>keystore.damaged</c>, <c>keystore.wrong-password</c>,
    /// <c>keystore.no-keys</c>, <c>keystore.key-unsupported</c>, <c>keystore.cipher-unsupported</c>, over a limit
    /// <c>keystore.too-many-rounds</c>, <c>keystore.too-many-parts</c>, <c>keystore.salt-too-long</c>, and <c>token.*</c>.
    /// </summary>
    Result<IReadOnlyList<StoredKey>> Open(string place, Secret password);

    /// <summary>Why this secret opens nothing, or must not: the PIN of a token is tried, a new password of files is held against the rule.</summary>
    Rejection? WhyNot(string place, Secret secret);

    /// <summary>
    /// The password of one key file, or the PIN on the token itself. Null when it is changed; else nothing is, and the code says which
    /// of the two was refused: <c>password.*</c> and <c>token.pin-unfit</c> the new one, any other the old one or the place. Refuses
    /// like <see cref="Open"/>, with <c>keystore.form-not-written</c> and with <c>keystore.not-writable</c>.
    /// </summary>
    Rejection? ChangeSecret(string place, Secret old, Secret changed);

    /// <summary>
    /// Makes keys that wait for their certificates, all of them or none. They stay, also when what is returned is disposed of. Refuses
    /// with <c>pending.*</c>, <c>token.*</c>; I/O failures of files throw.
    /// </summary>
    /// <param name="place">A folder, or the address of a token.</param>
    /// <param name="application">Digits of the application's number.</param>
    /// <param name="wishes">One for each role.</param>
    /// <param name="pin">Of the token; null for files, whose waiting keys need none.</param>
    Result<WaitingKeys> Generate(string place, string application, IReadOnlyList<KeyWish> wishes, Secret? pin);

    /// <summary>The waiting keys of one application, none needs a secret to be seen. Refuses with <c>token.*</c>.</summary>
    Result<IReadOnlyList<PendingKey>> FindPending(string place, string application);

    /// <summary>
    /// Where the key of a certificate stands installed under it; null when it does not. Needs no secret: of a file its name is looked
    /// for, on a token the certificate. Refuses with <c>token.*</c>.
    /// </summary>
    Result<InstalledKey?> FindInstalled(string place, Certificate certificate, string prefix);

    /// <summary>
    /// Joins waiting keys with their certificates, all of them or none. Refuses with <c>keystore.key-mismatch</c>,
    /// <c>keystore.folder-not-found</c>, <c>password.*</c>, <c>pending.*</c>, <c>token.*</c>. Other I/O failures throw.
    /// </summary>
    Result<IReadOnlyList<InstalledKey>> Install(string place, IReadOnlyList<KeyInstallation> order, Secret secret);
}

/// <summary>A key to be made.</summary>
/// <param name="Role"><c>auth</c>, <c>sign</c>, or <c>both</c> for one key.</param>
/// <param name="Kind">Such as <c>rsa2048</c>.</param>
public sealed record KeyWish(string Role, string Kind);
