using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>What can be done in one session. Every refusal of the module is one of ours.</summary>
internal sealed class TokenSession(CkFunctions functions, nuint session)
{
    // A citizen's token holds a dozen objects, an HSM of one authority some hundreds.
    private const int MostObjects = 4096;

    // The longest value that is read: a certificate.
    private const ulong LongestValue = 64 * 1024;

    private CkLayout Layout => functions.Layout;

    /// <summary>Handles of the objects that have these attributes.</summary>
    public Result<IReadOnlyList<nuint>> Find(CkTemplate template)
    {
        var begun = functions.FindObjectsInit(session, template);
        if (begun != CkResult.Ok)
        {
            return TokenRejections.Of(begun, "searching");
        }

        var found = new List<nuint>();
        var page = new byte[64 * Layout.UlongSize];
        CkResult result;
        int count;
        do
        {
            result = functions.FindObjects(session, page, out count);
            for (var at = 0; result == CkResult.Ok && at < count; at++)
            {
                found.Add(unchecked((nuint)Layout.Read(page.AsSpan(at * Layout.UlongSize))));
            }
        }
        while (result == CkResult.Ok && count > 0 && found.Count < MostObjects);

        functions.FindObjectsFinal(session);
        return result == CkResult.Ok ? found : TokenRejections.Of(result, "searching");
    }

    /// <summary>The value of an attribute; empty when the object has none or does not show it.</summary>
    public byte[] Read(nuint target, CkAttribute type)
    {
        // Asked once for the length, once for the value (Base §5.7.5).
        var structure = GC.AllocateArray<byte>(Layout.AttributeSize, pinned: true);
        Layout.Write(structure, (uint)type);
        if (functions.GetAttributeValue(session, target, structure, 1) != CkResult.Ok)
        {
            return [];
        }

        var length = Layout.Read(structure.AsSpan(Layout.LengthOffset));
        if (length == Layout.Unavailable || length is 0 or > LongestValue)
        {
            return [];
        }

        var asked = new CkTemplate().With(type, new byte[(int)length]).Write(Layout);
        return functions.GetAttributeValue(session, target, asked, 1) == CkResult.Ok && Layout.Read(asked.AsSpan(Layout.LengthOffset)) <= length
            ? asked.AsSpan(Layout.AttributeSize, (int)Layout.Read(asked.AsSpan(Layout.LengthOffset))).ToArray()
            : [];
    }

    public Result<nuint> Create(CkTemplate template)
    {
        var result = functions.CreateObject(session, template, out var made);
        return result == CkResult.Ok ? made : TokenRejections.Of(result, "writing an object");
    }

    public Rejection? Change(nuint target, CkTemplate template) => Refusal(functions.SetAttributeValue(session, target, template), "changing an object");

    public Rejection? Destroy(nuint target) => Refusal(functions.DestroyObject(session, target), "deleting an object");

    public Result<(nuint Public, nuint Private)> Generate(CkMechanism mechanism, CkTemplate shown, CkTemplate hidden)
    {
        var result = functions.GenerateKeyPair(session, mechanism, shown, hidden, out var made);
        return result == CkResult.Ok ? made : TokenRejections.Of(result, "making a key");
    }

    public Result<byte[]> Sign(CkMechanism mechanism, nuint key, ReadOnlySpan<byte> data)
    {
        var begun = functions.SignInit(session, mechanism, key);
        if (begun != CkResult.Ok)
        {
            return TokenRejections.Of(begun, "signing");
        }

        var signature = new byte[1024];
        var length = (ulong)signature.Length;
        var result = functions.Sign(session, data, signature, ref length);
        return result == CkResult.Ok ? signature[..checked((int)length)] : TokenRejections.Of(result, "signing");
    }

    public CkResult SetPin(ReadOnlySpan<byte> old, ReadOnlySpan<byte> changed) => functions.SetPin(session, old, changed);

    private static Rejection? Refusal(CkResult result, string doing) => result == CkResult.Ok ? null : TokenRejections.Of(result, doing);
}
