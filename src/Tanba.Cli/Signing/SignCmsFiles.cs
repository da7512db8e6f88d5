using Tanba.Cli.Keys;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Cli.Signing;

/// <summary>Does what <c>tanba sign cms</c> says: opens the key, signs, asks for a time stamp, writes the document whole or not at all.</summary>
internal sealed class SignCmsFiles(TimeProvider clock)
{
    public async Task<int> RunAsync(SignCmsOrder order, CancellationToken stop)
    {
        if (!KeyPassword.Take(order.PasswordFile, "--password-file", $"Password of {order.KeyFile}: ").Try(out var password, out var refused))
        {
            Exit.Refuse(refused);
            return Exit.WrongUse;
        }

        using (password)
        {
            if (!new OpenKeyFile().Run(order.KeyFile, password).Try(out var opened, out refused))
            {
                return Exit.Refuse(refused);
            }

            using (opened)
            {
                // Of a pair, one key is to log in with.
                var key = opened.Keys.FirstOrDefault(one => CertificatePurpose.Signs(one.Certificate)) ?? opened.Keys[0];
                return await SignAsync(order, new(key.Certificate, key.Key, clock.GetUtcNow(), key.Others), stop) is { } why ? Exit.Refuse(why) : Exit.Done;
            }
        }
    }

    private static async Task<Rejection?> SignAsync(SignCmsOrder order, CmsSigner signer, CancellationToken stop)
    {
        var part = order.Output + ".part";
        try
        {
            var refused = order.Adds ? await AddAsync(order, signer, part, stop) : await NewAsync(order, signer, part, stop);
            if (refused is null)
            {
                File.Move(part, order.Output, overwrite: true);
            }

            return refused;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<Rejection?> NewAsync(SignCmsOrder order, CmsSigner signer, string part, CancellationToken stop)
    {
        await using var content = File.OpenRead(order.File);
        var document = SignedCms.Decode(SignCmsFile.Detached(content, signer)).Value;
        if (!(await StampAsync(order, document, document.Signers[0], stop)).Try(out var done, out var refused))
        {
            return refused;
        }

        await using var output = File.Create(part);
        if (order.IsDetached)
        {
            output.Write(done.Encode());
        }
        else
        {
            SignCmsFile.Join(done, content, output);
        }

        return null;
    }

    private static async Task<Rejection?> AddAsync(SignCmsOrder order, CmsSigner signer, string part, CancellationToken stop)
    {
        await using var stream = File.OpenRead(order.File);
        if (!CmsFile.Open(stream).Try(out var file, out var refused))
        {
            return refused;
        }

        string[] digests = [signer.Key.Algorithm.DigestOid];
        await using var beside = order.Content is null ? null : File.OpenRead(order.Content);
        var content = file.ContentLength is not null ? file.Digest(digests) : beside is null ? null : SignedContent.Read(beside, digests);
        if (!AddSignature.Beside(file.Document, signer, content).Try(out var both, out refused))
        {
            return refused;
        }

        // What one key signs twice within a second is, with RSA, the same octets: then the signature that was there is the one.
        var own = both.Signers.Where(one => one.Names(signer.Certificate)).ToList();
        var added = own.Find(one => !file.Document.Signers.Any(old => old.Encoded.Span.SequenceEqual(one.Encoded.Span))) ?? own[^1];
        if (!(await StampAsync(order, both, added, stop)).Try(out var done, out refused))
        {
            return refused;
        }

        await using var output = File.Create(part);
        file.Write(done, output);
        return null;
    }

    private static async Task<Result<SignedCms>> StampAsync(SignCmsOrder order, SignedCms document, SignerInfo signature, CancellationToken stop)
    {
        if (order.Authority is null)
        {
            return document;
        }

        using var http = new HttpClient();
        return await new AskTimeStamp(http).OverAsync(order.Authority, document, signature, order.Policy, stop);
    }
}
