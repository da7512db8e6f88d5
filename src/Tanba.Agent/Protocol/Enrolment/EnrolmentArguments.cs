using System.Text.Json;
using Tanba.Agent.Commands;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary>The arguments of our own module. Nothing is guessed: what is not as the document says is refused.</summary>
public sealed class EnrolmentArguments(JsonElement args)
{
    // A pair for each of several algorithms is the most that an application asks for.
    private const int MostKeys = 8;

    public string? Locale => Text("locale");

    /// <summary>What the page proposes; an empty string is as good as none.</summary>
    public string? Path => Text("path") is { Length: > 0 } path ? path : null;

    public string? Text(string name) => Member(args, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The one that is named; to sign, none may be named, and the person chooses among all.</summary>
    public Result<IReadOnlyList<IKeyStore>> Stores(Stores stores, string? method) =>
        stores.Find(Text("storage")) is { } store ? Result.Of<IReadOnlyList<IKeyStore>>([store])
        : method == "sign" && Text("storage") is "" ? Result.Of(stores.All)
        : Rejection.Invalid("storage.wrong", $"storage {Text("storage")}; this agent has {string.Join(", ", stores.Names)}");

    public Result<string> Application() => ApplicationNumber.Parse(Text("application"));

    public IReadOnlyList<string> Usages() => Member(args, "extKeyUsageOids") is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(oid => oid.ValueKind == JsonValueKind.String).Select(oid => oid.GetString()!)]
        : [];

    public Result<IReadOnlyList<NewKey>> Keys(IKeyStore store)
    {
        var keys = new List<NewKey>();
        foreach (var item in Items("keys"))
        {
            if (!Key(item, store.StorageOid).Try(out var key, out var rejection))
            {
                return rejection;
            }

            keys.Add(key);
        }

        return keys.Count is > 0 and <= MostKeys && keys.DistinctBy(key => key.Role).Count() == keys.Count
            ? keys
            : Rejection.Invalid("arguments.keys", $"keys is a list of 1 to {MostKeys}, one for each role");
    }

    public Result<IReadOnlyList<Certificate>> Certificates()
    {
        var certificates = new List<Certificate>();
        foreach (var item in Items("certificates"))
        {
            if (!Base64.Decode(item.ValueKind == JsonValueKind.String ? item.GetString() : null).Try(out var der, out var unreadable))
            {
                return unreadable;
            }

            if (!Certificate.Decode(der).Try(out var certificate, out var rejection))
            {
                return rejection;
            }

            certificates.Add(certificate);
        }

        return certificates.Count is > 0 and <= MostKeys ? certificates : Rejection.Invalid("arguments.certificates", $"certificates is a list of 1 to {MostKeys}");
    }

    private static Result<NewKey> Key(JsonElement item, string storageOid)
    {
        // The request says where the key rests, and the agent signs it: nothing but the truth.
        string? Of(string name) => Member(item, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        if (Of("role") is not ("auth" or "sign" or "both" or "system") || Of("keyKind") is not { } kind || KeyAlgorithm.WhyNot(kind) is not null || Of("keyStorageOid") != storageOid)
        {
            return Rejection.Invalid("arguments.key", "a key has role (auth, sign, both or system), keyKind, subject and the keyStorageOid of the storage");
        }

        if (!Base64.Decode(Of("subject")).Try(out var der, out var unreadable))
        {
            return unreadable;
        }

        return DistinguishedName.Decode(der).Try(out var subject, out var rejection) ? new NewKey(Of("role")!, kind, subject, storageOid) : rejection;
    }

    private static JsonElement? Member(JsonElement owner, string name) => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) ? member : null;

    private IEnumerable<JsonElement> Items(string name) => Member(args, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(MostKeys + 1) : [];
}
