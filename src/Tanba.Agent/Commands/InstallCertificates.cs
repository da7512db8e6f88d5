using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Commands;

/// <summary>Certificates for the keys that wait in a folder.</summary>
public sealed record Installation(Asker Asker, string Application, string Folder, IReadOnlyList<Certificate> Certificates);

public sealed record InstalledKey(string Ski, string Path);

/// <summary>Joins each certificate with its waiting key into a key file of its own, under a password that the person invents.</summary>
public sealed class InstallCertificates(IConsent consent, PendingKeys pending, IKeyStore store)
{
    public async Task<Result<IReadOnlyList<InstalledKey>>> RunAsync(Installation order, CancellationToken stop)
    {
        // No word on whether the folder exists: until the person has answered, a page learns nothing of this computer.
        if (LocalPath.WhyNot(order.Folder) is { } refused)
        {
            return refused;
        }

        if (!Match(order).Try(out var pairs, out var unmatched))
        {
            return unmatched;
        }

        using var password = await consent.AskForNewPasswordAsync(new PasswordQuestion(order.Asker, Purpose.InstallCertificates, What(order, pairs)), stop);
        if (password is null)
        {
            return Refusals.Cancelled;
        }

        try
        {
            // From here on the page may go: half of an installation is worth less than all of it.
            return await Task.Run(() => Install(order, pairs, password), CancellationToken.None);
        }
        catch (Exception failed) when (failed is UnauthorizedAccessException or IOException)
        {
            return Rejection.Unavailable("path.not-writable", "no key file can be written into this folder");
        }
    }

    private static Statement What(Installation order, IReadOnlyList<Pair> pairs)
    {
        var words = order.Asker.Words;
        return new Statement(
            words.Say("install.heading", ApplicationNumber.Grouped(order.Application)),
            [.. pairs.Select(pair => words.Say("install.line", pair.Certificate.Subject.CommonName, words["prefix." + pair.Prefix], Words.Date(pair.Certificate.NotAfter))), words.Say("install.folder", order.Folder)]);
    }

    private static string? PrefixOf(Certificate certificate) =>
        certificate.ExtendedKeyUsage.Contains(Oids.ClientAuth) ? "AUTH_RSA256"
        : certificate.ExtendedKeyUsage.Contains(Oids.EmailProtection) ? "RSA256"
        : null;

    /// <summary>Each certificate must belong to a key that waits here; otherwise nothing is asked and nothing is written.</summary>
    private Result<IReadOnlyList<Pair>> Match(Installation order)
    {
        var waiting = pending.Find(order.Folder, order.Application);
        var pairs = new List<Pair>();
        foreach (var certificate in order.Certificates)
        {
            var key = waiting.FirstOrDefault(candidate => candidate.KeyId.AsSpan().SequenceEqual(certificate.PublicKey.Sha256()));
            if (key is null || PrefixOf(certificate) is not { } prefix)
            {
                return Rejection.NotFound("pending.no-match", $"no key of application {order.Application} in {order.Folder} belongs to certificate {certificate.SerialNumber}");
            }

            pairs.Add(new Pair(certificate, key, prefix));
        }

        return pairs;
    }

    /// <summary>
    /// All of them, or none. The waiting keys go only when every file is whole on the disk, so that what fails, or is interrupted,
    /// can be repeated.
    /// </summary>
    private Result<IReadOnlyList<InstalledKey>> Install(Installation order, IReadOnlyList<Pair> pairs, Secret password)
    {
        var installed = new List<InstalledKey>();
        try
        {
            foreach (var pair in pairs)
            {
                if (!One(order, pair, password).Try(out var one, out var refused))
                {
                    return refused;
                }

                installed.Add(one);
            }
        }
        finally
        {
            if (installed.Count < pairs.Count)
            {
                installed.ForEach(one => File.Delete(one.Path));
            }
        }

        foreach (var pair in pairs)
        {
            pending.Remove(pair.Key);
        }

        return installed;
    }

    private Result<InstalledKey> One(Installation order, Pair pair, Secret password)
    {
        if (!pending.Open(pair.Key).Try(out var key, out var spoilt))
        {
            return spoilt;
        }

        using (key)
        {
            return store.Install(order.Folder, key, pair.Certificate, pair.Prefix, password).Try(out var path, out var refused)
                ? new InstalledKey(pair.Certificate.Ski, path)
                : refused;
        }
    }

    private sealed record Pair(Certificate Certificate, PendingKey Key, string Prefix);
}
