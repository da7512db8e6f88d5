using System.Text;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Signatures.Cms;
using Tanba.Signatures.Xml;

namespace Tanba.Agent.Commands;

/// <summary>Shows documents to the person and signs them as CAdES-BES, or as XML.</summary>
public sealed class Sign(IConsent consent, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<byte[]>>> RunAsync(SignOrder order, CancellationToken stop)
    {
        if (order.Documents.Select(document => ActText.WhyNot(document, order.Asker.Origin)).FirstOrDefault(refused => refused is not null) is { } foreign)
        {
            return foreign;
        }

        if (!Shown(order).Try(out var shown, out var unfit))
        {
            return unfit;
        }

        var question = new KeyQuestion(order.Asker, PurposeOf(order), SignStatement.Of(shown), FilterOf(order), order.Path, order.Stores);
        using var answer = await consent.AskForKeyAsync(question, stop);
        if (answer is not { Chosen: { } key })
        {
            return Refusals.Cancelled;
        }

        var now = time.GetUtcNow();
        try
        {
            return All(order, key, now);
        }
        catch (KeyUnavailableException gone)
        {
            return gone.Rejection;
        }
    }

    /// <summary>What the person is shown: of XML the very text that is digested, an element alone when only that is signed.</summary>
    private static Result<SignOrder> Shown(SignOrder order)
    {
        if (order.Xml is not { } place)
        {
            return order;
        }

        var shown = new List<byte[]>();
        foreach (var document in order.Documents)
        {
            if (!SignXml.WhatIsSigned(Encoding.UTF8.GetString(document), place).Try(out var text, out var refused))
            {
                return refused;
            }

            shown.Add(text);
        }

        return order with { Documents = shown };
    }

    private static Result<IReadOnlyList<byte[]>> All(SignOrder order, StoredKey key, DateTimeOffset now)
    {
        var signed = new List<byte[]>();
        foreach (var document in order.Documents)
        {
            if (!One(order, document, key, now).Try(out var one, out var refused))
            {
                return refused;
            }

            signed.Add(one);
        }

        return signed;
    }

    private static Result<byte[]> One(SignOrder order, byte[] document, StoredKey key, DateTimeOffset now) => order.Xml is not { } place
        ? Cms(order, document, key, now)
        : SignXml.Sign(Encoding.UTF8.GetString(document), place, key.Certificate, key.Key).Try(out var xml, out var refused) ? Encoding.UTF8.GetBytes(xml) : refused;

    private static byte[] Cms(SignOrder order, byte[] document, StoredKey key, DateTimeOffset now) => order.Digested
        ? SignCms.SignDigest(document, key.Certificate, key.Key, now)
        : SignCms.Sign(document, key.Certificate, key.Key, now, order.Attached, contentType: order.Act is null ? Oids.CmsData : Oids.TanbaAct);

    private static KeyFilter FilterOf(SignOrder order) =>
        order.Digested ? order.Filter with { Digests = [.. order.Documents.Select(document => document.Length)] } : order.Filter;

    private static Purpose PurposeOf(SignOrder order) =>
        order.Act is not { } act ? Purpose.SignDocuments : act.Line("act") == "sign-in" ? Purpose.SignIn : Purpose.SignAct;
}
