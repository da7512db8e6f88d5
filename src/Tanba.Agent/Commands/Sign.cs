using System.Text;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Signatures.Cms;
using Tanba.Signatures.Xml;

namespace Tanba.Agent.Commands;

/// <summary>What was signed, in the order of the documents, and by whom.</summary>
public sealed record SignedDocuments(IReadOnlyList<byte[]> All, Certificate By);

/// <summary>Shows documents to the person and signs them as CAdES-BES, with a time stamp as CAdES-T, as XML, or raw.</summary>
public sealed class Sign(IConsent consent, StampSignatures stamps, TimeProvider time)
{
    public async Task<Result<SignedDocuments>> RunAsync(SignOrder order, CancellationToken stop)
    {
        if (WhyNot(order) is { } unfit)
        {
            return unfit;
        }

        // The key is put away before the authority is asked.
        return !(await AskAsync(order, stop)).Try(out var signed, out var refused) ? refused
            : !order.Stamped ? signed
            : (await stamps.RunAsync(signed.All, stop)).Try(out var stamped, out refused) ? signed with { All = stamped } : refused;
    }

    private Rejection? WhyNot(SignOrder order) =>
        order.Documents.Select(document => ActText.WhyNot(document, order.Asker.Origin) ?? (order.Raw ? RawDocument.WhyNot(document) : null)).FirstOrDefault(refused => refused is not null)
        ?? (order.Stamped ? stamps.WhyNot(order) : null);

    private async Task<Result<SignedDocuments>> AskAsync(SignOrder order, CancellationToken stop)
    {
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
            return All(order, key, now).Try(out var signed, out var refused) ? new SignedDocuments(signed, key.Certificate) : refused;
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

    private static Result<byte[]> One(SignOrder order, byte[] document, StoredKey key, DateTimeOffset now) =>
        order.Raw ? key.Key.Sign(document)
        : order.Xml is not { } place ? Cms(order, document, key, now)
        : SignXml.Sign(Encoding.UTF8.GetString(document), place, key.Certificate, key.Key).Try(out var xml, out var refused) ? Encoding.UTF8.GetBytes(xml) : refused;

    private static byte[] Cms(SignOrder order, byte[] document, StoredKey key, DateTimeOffset now) => order.Digested
        ? SignCms.SignDigest(document, key.Certificate, key.Key, now)
        : SignCms.Sign(document, key.Certificate, key.Key, now, order.Attached, contentType: order.Act is null ? Oids.CmsData : Oids.TanbaAct);

    private static KeyFilter FilterOf(SignOrder order) =>
        order.Digested ? order.Filter with { Digests = [.. order.Documents.Select(document => document.Length)] } : order.Filter;

    private static Purpose PurposeOf(SignOrder order) =>
        order.Act is not { } act ? Purpose.SignDocuments : act.Line("act") == "sign-in" ? Purpose.SignIn : Purpose.SignAct;
}
