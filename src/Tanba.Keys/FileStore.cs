using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>Keys in files: PKCS#12 when they are whole, encrypted files of their own while they wait. A place is a file or its folder.</summary>
/// <param name="files">Writes and reads key files.</param>
/// <param name="pending">Keeps what waits.</param>
public sealed class FileStore(Pkcs12Store files, PendingKeys pending) : IKeyStore
{
    /// <summary>The name of the file store.</summary>
    public const string Name = "PKCS12";

    /// <inheritdoc/>
    public string Storage => Name;

    /// <inheritdoc/>
    public string StorageOid => Oids.KzStoragePkcs12;

    /// <inheritdoc/>
    public IReadOnlyList<KeyPlace>? Places() => null;

    /// <inheritdoc/>
    public Result<IReadOnlyList<StoredKey>> Open(string place, Secret password) => files.Open(place, password);

    /// <inheritdoc/>
    public Rejection? WhyNot(string place, Secret secret) => PasswordRule.Check(secret);

    /// <inheritdoc/>
    public Rejection? ChangeSecret(string place, Secret old, Secret changed)
    {
        try
        {
            return new ChangePassword().Run(place, old, changed).Rejection;
        }
        catch (Exception failed) when (failed is UnauthorizedAccessException or IOException)
        {
            return Rejection.Unavailable("keystore.not-writable", place);
        }
    }

    /// <inheritdoc/>
    public Result<WaitingKeys> Generate(string place, string application, IReadOnlyList<KeyWish> wishes, Secret? pin)
    {
        var made = new List<WaitingKey>();
        try
        {
            foreach (var wish in wishes)
            {
                var key = SoftwareKey.Generate(wish.Kind);
                if (!pending.Create(place, application, key, wish.Role).Try(out var rests, out var refused))
                {
                    key.Dispose();
                    return refused;
                }

                made.Add(new(rests, key));
            }

            return new WaitingKeys(made, Remove);
        }
        finally
        {
            if (made.Count < wishes.Count)
            {
                made.ForEach(half => half.Key.Dispose());
                made.ForEach(half => pending.Remove(half.Pending));
            }
        }
    }

    /// <inheritdoc/>
    public Result<IReadOnlyList<PendingKey>> FindPending(string place, string application) => Result.Of(pending.Find(place, application));

    /// <inheritdoc/>
    public Result<InstalledKey?> FindInstalled(string place, Certificate certificate, string prefix)
    {
        var path = Path.Combine(place, Pkcs12Store.NameOf(certificate, prefix));
        return File.Exists(path) ? new InstalledKey(certificate.Ski, path) : null;
    }

    /// <summary>The waiting keys go only when every file is whole on the disk, so that what fails, or is interrupted, can be repeated.</summary>
    public Result<IReadOnlyList<InstalledKey>> Install(string place, IReadOnlyList<KeyInstallation> order, Secret secret)
    {
        var installed = new List<InstalledKey>();
        try
        {
            foreach (var one in order)
            {
                if (!Install(place, one, secret).Try(out var done, out var refused))
                {
                    return refused;
                }

                installed.Add(done);
            }
        }
        finally
        {
            if (installed.Count < order.Count)
            {
                installed.ForEach(one => File.Delete(one.Path));
            }
        }

        foreach (var one in order)
        {
            // The key stands in its file: what cannot be removed only waits in vain.
            _ = Remove(one.Key);
        }

        return installed;
    }

    private Result<InstalledKey> Install(string folder, KeyInstallation one, Secret password)
    {
        if (!pending.Open(one.Key).Try(out var key, out var spoilt))
        {
            return spoilt;
        }

        using (key)
        {
            return files.Install(folder, key, one.Certificate, one.Prefix, password).Try(out var path, out var refused)
                ? new InstalledKey(one.Certificate.Ski, path)
                : refused;
        }
    }

    private Result<bool> Remove(PendingKey key)
    {
        // One that was installed meanwhile does not wait any more.
        var waits = File.Exists(key.Path);
        try
        {
            pending.Remove(key);
            return waits;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return Rejection.Unavailable("pending.not-removed", key.Path);
        }
    }
}
