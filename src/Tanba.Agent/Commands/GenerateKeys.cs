using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;

namespace Tanba.Agent.Commands;

/// <summary>One key to be made.</summary>
public sealed record NewKey(string Role, string KeyKind, DistinguishedName Subject, string KeyStorageOid)
{
    /// <summary>As people write it: RSA 2048, P-256.</summary>
    public string KindName => KeyAlgorithm.NameOf(KeyKind);
}

/// <summary>The keys of one application.</summary>
public sealed record NewKeys(Asker Asker, IKeyStore Store, string Application, string? Place, IReadOnlyList<NewKey> Keys);

public sealed record RequestForRole(string Role, byte[] Request);

/// <summary>Makes keys in the person's folder or on their token. Their private halves rest there until the certificates come.</summary>
public sealed class GenerateKeys(IConsent consent)
{
    public async Task<Result<IReadOnlyList<RequestForRole>>> RunAsync(NewKeys order, CancellationToken stop)
    {
        var question = new PathQuestion(order.Asker, Purpose.GenerateKeys, What(order), order.Place, []);
        if (!(await consent.AskForPlaceAsync(order.Store, question, writes: true, stop)).Try(out var place, out var refused))
        {
            return refused;
        }

        using (place)
        {
            return await Task.Run(() => Make(order, place, stop), stop);
        }
    }

    private static Statement What(NewKeys order)
    {
        var words = order.Asker.Words;
        return new Statement(
            words.Say("generate.heading", ApplicationNumber.Grouped(order.Application)),
            [words[order.Store.Places() is null ? "generate.line" : "generate.token"], .. order.Keys.Select(key => $"{words["role." + key.Role]}: {key.Subject.CommonName}, {key.KindName}")])
        {
            Machine = string.Join('\n', order.Keys.Select(key => key.Subject.ToString())),
        };
    }

    private static Result<IReadOnlyList<RequestForRole>> Make(NewKeys order, StorePlace place, CancellationToken stop)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            var wishes = order.Keys.Select(key => new KeyWish(key.Role, key.KeyKind)).ToList();
            return order.Store.Generate(place.Address, order.Application, wishes, place.Secret).Try(out var made, out var refused)
                ? Request(order, made, stop)
                : refused;
        }
        catch (Exception failed) when (failed is UnauthorizedAccessException or IOException)
        {
            return Rejection.Unavailable("path.not-writable", "no key can be written into this folder");
        }
    }

    /// <summary>All of them, or none: a page that went away leaves no half of a pair behind.</summary>
    private static Result<IReadOnlyList<RequestForRole>> Request(NewKeys order, WaitingKeys made, CancellationToken stop)
    {
        var requests = new List<RequestForRole>();
        try
        {
            foreach (var (wanted, key) in order.Keys.Zip(made.Keys))
            {
                stop.ThrowIfCancellationRequested();
                requests.Add(new RequestForRole(wanted.Role, CertificationRequest.Create(wanted.Subject, key.Key, [KeyStorageExtension.Write(wanted.KeyStorageOid)])));
            }

            made.Rest();
            order.Asker.Made.Add(order.Application, made);
            return requests;
        }
        catch (KeyUnavailableException gone)
        {
            return gone.Rejection;
        }
        finally
        {
            if (requests.Count < order.Keys.Count)
            {
                made.Discard();
                made.Dispose();
            }
        }
    }
}
