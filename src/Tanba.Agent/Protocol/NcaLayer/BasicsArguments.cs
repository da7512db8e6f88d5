using System.Text;
using System.Text.Json;
using Tanba.Agent.Consent;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Protocol.NcaLayer;

/// <summary>The arguments of basics' <c>sign</c>, with the leniency that pages need: booleans may be words, one datum may stand for a list.</summary>
public sealed class BasicsArguments(JsonElement args)
{
    public string Format => Text(args, "format") ?? "";

    public string? Locale => Text(args, "locale");

    /// <summary>Null, absent, empty: all. One name, a list, or names with commas between.</summary>
    public bool Allows(string storage) => Member(args, "allowedStorages") switch
    {
        { ValueKind: JsonValueKind.Array } names => names.GetArrayLength() == 0 || names.EnumerateArray().Any(name => name.ValueKind == JsonValueKind.String && name.GetString() == storage),
        { ValueKind: JsonValueKind.String } names => names.GetString() is "" or null || names.GetString()!.Split(',', StringSplitOptions.TrimEntries).Contains(storage),
        _ => true,
    };

    public JsonElement? SigningParams => Member(args, "signingParams");

    public bool Encapsulate => Truth(SigningParams, "encapsulate", otherwise: true);

    public bool Digested => Truth(SigningParams, "digested", otherwise: false);

    /// <summary>Of a raw signature: with the certificate beside it.</summary>
    public bool OutputCertificate => Truth(SigningParams, "outputCert", otherwise: false);

    public bool WantsTimeStamp => SigningParams is { } signing && Member(signing, "tsaProfile") is { ValueKind: JsonValueKind.Object };

    /// <summary>One datum or several; all are signed with one consent.</summary>
    public Result<IReadOnlyList<byte[]>> Documents()
    {
        IReadOnlyList<JsonElement> texts = Member(args, "data") switch
        {
            { ValueKind: JsonValueKind.String } one => [one],
            { ValueKind: JsonValueKind.Array } many when many.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. many.EnumerateArray()],
            _ => [],
        };
        if (texts.Count == 0)
        {
            return Rejection.Invalid("data.missing", "data is a string, or a list of strings with one at least");
        }

        // XML is a text in any case.
        var decode = Format != "xml" && Truth(SigningParams, "decode", otherwise: false);
        var documents = new List<byte[]>();
        foreach (var text in texts.Select(text => text.GetString()!))
        {
            if (!(decode ? Base64.Decode(text) : Encoding.UTF8.GetBytes(text)).Try(out var document, out var rejection))
            {
                return rejection;
            }

            documents.Add(document);
        }

        return documents;
    }

    /// <summary>Null or absent chain: of an authority that the agent trusts. Empty: anybody's. Certificates: of those.</summary>
    public Result<KeyFilter> Filter(ChainRule trusted)
    {
        var signer = Member(args, "signerParams") is { ValueKind: JsonValueKind.Object } given ? given : default(JsonElement?);
        if (!Chain(signer, trusted).Try(out var chain, out var rejection))
        {
            return rejection;
        }

        return new KeyFilter
        {
            ExtendedKeyUsage = signer is { } usages ? Strings(Member(usages, "extKeyUsageOids")) : [],
            Iin = signer is { } iin ? Text(iin, "iin") : null,
            Bin = signer is { } bin ? Text(bin, "bin") : null,
            SerialNumber = signer is { } serial ? Text(serial, "serialNumber") : null,
            AllowExpired = Truth(SigningParams, "allowExpired", otherwise: false),
            Chain = chain.Rule,
        };
    }

    private static Result<GivenChain> Chain(JsonElement? signer, ChainRule trusted)
    {
        if (signer is not { } given || Member(given, "chain") is not { ValueKind: JsonValueKind.Array } list)
        {
            return new GivenChain(trusted.IsEmpty ? null : trusted);
        }

        var certificates = new List<Certificate>();
        foreach (var pem in Strings(list))
        {
            if (!Certificate.Decode(Encoding.UTF8.GetBytes(pem)).Try(out var certificate, out var rejection))
            {
                return rejection;
            }

            certificates.Add(certificate);
        }

        return new GivenChain(certificates.Count == 0 ? null : new ChainRule(certificates));
    }

    private static List<string> Strings(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items
        ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    private static bool Truth(JsonElement? owner, string name, bool otherwise) => owner is { ValueKind: JsonValueKind.Object } given
        ? Member(given, name) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } word => word.GetString()!.Equals("true", StringComparison.OrdinalIgnoreCase) || (otherwise && !word.GetString()!.Equals("false", StringComparison.OrdinalIgnoreCase)),
            _ => otherwise,
        }
        : otherwise;

    private static JsonElement? Member(JsonElement owner, string name) => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private sealed record GivenChain(ChainRule? Rule);
}
