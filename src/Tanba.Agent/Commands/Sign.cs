using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Agent.Commands;

/// <summary>Shows documents to the person and signs them as CAdES-BES.</summary>
public sealed class Sign(IConsent consent, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<byte[]>>> RunAsync(SignOrder order, CancellationToken stop)
    {
        if (order.Documents.Select(document => ActText.WhyNot(document, order.Asker.Origin)).FirstOrDefault(refused => refused is not null) is { } foreign)
        {
            return foreign;
        }

        var question = new KeyQuestion(order.Asker, PurposeOf(order), SignStatement.Of(order), FilterOf(order), order.Path, order.Stores);
        using var answer = await consent.AskForKeyAsync(question, stop);
        if (answer is not { Chosen: { } key })
        {
            return Refusals.Cancelled;
        }

        var now = time.GetUtcNow();
        try
        {
            return order.Documents.Select(document => One(order, document, key, now)).ToList();
        }
        catch (KeyUnavailableException gone)
        {
            return gone.Rejection;
        }
    }

    private static byte[] One(SignOrder order, byte[] document, StoredKey key, DateTimeOffset now) => order.Digested
        ? SignCms.SignDigest(document, key.Certificate, key.Key, now)
        : SignCms.Sign(document, key.Certificate, key.Key, now, order.Attached, contentType: order.Act is null ? Oids.CmsData : Oids.TanbaAct);

    private static KeyFilter FilterOf(SignOrder order) =>
        order.Digested ? order.Filter with { Digests = [.. order.Documents.Select(document => document.Length)] } : order.Filter;

    private static Purpose PurposeOf(SignOrder order) =>
        order.Act is not { } act ? Purpose.SignDocuments : act.Line("act") == "sign-in" ? Purpose.SignIn : Purpose.SignAct;
}
