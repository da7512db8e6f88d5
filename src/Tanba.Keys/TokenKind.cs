using System.Text.Json;
using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>A kind of token, by the name that pages call it, and where its PKCS#11 libraries are looked for.</summary>
/// <param name="Storage">Such as <c>AKKaztokenStore</c>.</param>
/// <param name="StorageOid">Goes into the request.</param>
/// <param name="UsualPin">With which its maker delivers it, as the national guide names it; null when it names none.</param>
/// <param name="Modules">Those that are there are all used.</param>
public sealed record TokenKind(string Storage, string StorageOid, string? UsualPin, IReadOnlyList<TokenModule> Modules)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>The kinds of the national authority with the libraries that their makers install, on this system.</summary>
    public static IReadOnlyList<TokenKind> Usual { get; } =
    [
        new("AKKZIDCardStore", Oids.KzStorageIdCard, null, TokenModule.UsualOf("AKKZIDCardStore")),
        new("AKEToken72KStore", Oids.KzStorageEToken72K, "1234567890", TokenModule.UsualOf("AKEToken72KStore")),
        new("AKEToken5110Store", Oids.KzStorageEToken5110, null, TokenModule.UsualOf("AKEToken5110Store")),
        new("AKJaCartaStore", Oids.KzStorageJaCarta, "1234567890", TokenModule.UsualOf("AKJaCartaStore")),
        new("AKKaztokenStore", Oids.KzStorageKaztoken, "12345678", TokenModule.UsualOf("AKKaztokenStore")),
        new("AKAKEYStore", Oids.KzStorageAKey, "1234567890", TokenModule.UsualOf("AKAKEYStore")),
    ];

    /// <summary>
    /// <see cref="Usual"/>, where the kinds that a file names have the libraries of the file:
    /// <c>{ "AKKaztokenStore": [ { "module": "/usr/lib/x.so", "token": "its label" } ] }</c>; <c>token</c>, <c>serial</c> and
    /// <c>model</c> may be left out. Refuses with <c>tokens.malformed</c>, <c>tokens.unknown-kind</c>.
    /// </summary>
    public static Result<IReadOnlyList<TokenKind>> Read(string path)
    {
        Dictionary<string, List<TokenModule>>? named;
        try
        {
            named = JsonSerializer.Deserialize<Dictionary<string, List<TokenModule>>>(File.ReadAllBytes(path), Web);
        }
        catch (JsonException broken)
        {
            return Rejection.Invalid("tokens.malformed", $"{path} is no list of token libraries: {broken.Message}");
        }

        if (named is null || named.Values.Any(modules => modules.Any(one => string.IsNullOrEmpty(one?.Module))))
        {
            return Rejection.Invalid("tokens.malformed", $"{path}: each entry needs a \"module\", the path of a PKCS#11 library");
        }

        var unknown = named.Keys.FirstOrDefault(name => Usual.All(kind => kind.Storage != name));
        return unknown is null
            ? Usual.Select(kind => named.TryGetValue(kind.Storage, out var modules) ? kind with { Modules = modules } : kind).ToList()
            : Rejection.Invalid("tokens.unknown-kind", $"{path} names \"{unknown}\". Write one of {string.Join(", ", Usual.Select(kind => kind.Storage))}.");
    }
}
