using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;

namespace Tanba.Agent.Commands;

/// <summary>One key to be made.</summary>
public sealed record NewKey(string Role, string KeyKind, DistinguishedName Subject, string KeyStorageOid)
{
    /// <summary>As people write it: RSA 2048, P-256.</summary>
    public string KindName => KeyKind.StartsWith("rsa", StringComparison.Ordinal) ? "RSA " + KeyKind[3..] : KeyKind.StartsWith('p') ? "P-" + KeyKind[1..] : KeyKind;
}

/// <summary>The keys of one application.</summary>
public sealed record NewKeys(Asker Asker, string Application, string? Folder, IReadOnlyList<NewKey> Keys);

public sealed record RequestForRole(string Role, byte[] Request);

/// <summary>Makes keys in the person's folder. Their private halves rest there, encrypted, until the certificates come.</summary>
public sealed class GenerateKeys(IConsent consent, PendingKeys pending)
{
    public async Task<Result<IReadOnlyList<RequestForRole>>> RunAsync(NewKeys order, CancellationToken stop)
    {
        var question = new PathQuestion(order.Asker, Purpose.GenerateKeys, What(order), order.Folder, []);
        if (await consent.AskForPathAsync(question, stop) is not { } folder)
        {
            return Refusals.Cancelled;
        }

        return LocalPath.WhyNotFolder(folder) is { } refused ? refused : await Task.Run(() => Make(order, folder, stop), stop);
    }

    private static Statement What(NewKeys order)
    {
        var words = order.Asker.Words;
        return new Statement(
            words.Say("generate.heading", ApplicationNumber.Grouped(order.Application)),
            [words["generate.line"], .. order.Keys.Select(key => $"{words["role." + key.Role]}: {key.Subject.CommonName}, {key.KindName}")])
        {
            Machine = string.Join('\n', order.Keys.Select(key => key.Subject.ToString())),
        };
    }

    /// <summary>All of them, or none: a page that went away leaves no half of a pair behind.</summary>
    private Result<IReadOnlyList<RequestForRole>> Make(NewKeys order, string folder, CancellationToken stop)
    {
        var made = new List<PendingKey>();
        var requests = new List<RequestForRole>();
        try
        {
            foreach (var wanted in order.Keys)
            {
                stop.ThrowIfCancellationRequested();
                using var key = SoftwareKey.Generate(wanted.KeyKind);
                if (!pending.Create(folder, order.Application, key, wanted.Role).Try(out var rests, out var refused))
                {
                    return refused;
                }

                made.Add(rests);
                requests.Add(new RequestForRole(wanted.Role, CertificationRequest.Create(wanted.Subject, key, [KeyStorageExtension.Write(wanted.KeyStorageOid)])));
            }

            order.Asker.Made.Add(made);
            return requests;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return Rejection.Unavailable("path.not-writable", "no key can be written into this folder");
        }
        finally
        {
            if (requests.Count < order.Keys.Count)
            {
                made.ForEach(pending.Remove);
            }
        }
    }
}
