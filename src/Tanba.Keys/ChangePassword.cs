using Tanba.Keys.Files;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>
/// Gives a PKCS#12 file another password: keys, chain, names and identifiers stay, also those that nobody here understands. The
/// new file is written beside, forced to the disk and renamed over the old one, so that after every failure one of the two is
/// there whole. Stateless, safe from several threads; two changes of one file at once leave the one that was last.
/// </summary>
public sealed class ChangePassword
{
    /// <summary>
    /// How many private keys have the new password now. The form stays: a file in the old ciphers keeps them, because whoever
    /// reads it may know no others. Refuses like <see cref="IKeyStore.Open"/>; with <c>password.*</c> a new password against
    /// <see cref="PasswordRule"/>; with <c>keystore.form-not-written</c> a Java key store, or a file with parts that cannot be
    /// opened and would be lost.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written; the old file is as it was.</exception>
    public Result<int> Run(string path, Secret old, Secret @new)
    {
        if (PasswordRule.Check(@new) is { } weak)
        {
            return weak;
        }

        if (!KeyFileReader.Read(path, old).Try(out var content, out var refused))
        {
            return refused;
        }

        using (content)
        {
            if (content.Form == KeyFileForm.Jks || content.HasUnreadableParts)
            {
                return Rejection.Invalid("keystore.form-not-written", "the file cannot be written again as it is; convert it to PKCS#12 first");
            }

            var written = Pkcs12Writer.Write(content.Safes, @new, Pkcs12Form.Of(content.Form));
            MustOpen(written, @new, content);
            AtomicFile.Write(TargetOf(path), written);
            return content.Keys.Count();
        }
    }

    /// <summary>Before the only good file is replaced.</summary>
    private static void MustOpen(byte[] written, Secret password, Pkcs12Content content)
    {
        using var again = Pkcs12Reader.Read(written, password).Value;
        if (!again.Bags.Select(bag => bag.Value).SequenceEqual(content.Bags.Select(bag => bag.Value), OctetsComparer.Instance))
        {
            throw new InvalidOperationException("What was written is not what was read; the file was not touched.");
        }
    }

    /// <summary>Of a link the file itself, so that the link stays one.</summary>
    private static string TargetOf(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
