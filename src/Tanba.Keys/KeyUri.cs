using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>
/// How a configuration names a key: <c>file:/path</c> (RFC 8089), a plain path, or <c>pkcs11:token=…;object=…?pin-source=…</c>
/// (RFC 7512). Immutable.
/// </summary>
public sealed record KeyUri
{
    private KeyUri(string text, string? path, IReadOnlyDictionary<string, string> attributes)
    {
        Text = text;
        FilePath = path;
        Attributes = attributes;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The path of a key file; null for a token.</summary>
    public string? FilePath { get; }

    /// <summary>Decoded path and query attributes of a <c>pkcs11:</c> URI, such as <c>token</c>, <c>object</c>, <c>id</c>, <c>pin-source</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>Whether the key is on a token.</summary>
    public bool IsToken => FilePath is null;

    /// <summary>Refuses with <c>key-uri.malformed</c> what is empty, of another scheme, or a token URI with a broken or repeated attribute.</summary>
    public static Result<KeyUri> Parse(string text)
    {
        if (text.StartsWith("pkcs11:", StringComparison.Ordinal))
        {
            return ParseToken(text);
        }

        var path = text.StartsWith("file:", StringComparison.Ordinal) ? PathOf(text) : text;
        return string.IsNullOrWhiteSpace(path) || (path == text && IsOtherScheme(text))
            ? Rejection.Invalid("key-uri.malformed", $"'{text}' is no file: or pkcs11: address and no path")
            : new KeyUri(text, path, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>As it was written, without the value of a <c>pin-value</c>.</summary>
    public override string ToString() => Attributes.ContainsKey("pin-value") ? "pkcs11:(with a PIN inside)" : Text;

    // "C:\keys" is a path, "http://…" is not.
    private static bool IsOtherScheme(string text) => text.IndexOf(':', StringComparison.Ordinal) > 1;

    // RFC 8089 §2: file:/path and file:///path are the same, another host is nobody's key.
    private static string PathOf(string text) => text.StartsWith("file:/", StringComparison.Ordinal) && !text.StartsWith("file://", StringComparison.Ordinal)
        ? Uri.UnescapeDataString(text["file:".Length..])
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.IsFile && uri.Host.Length == 0 ? uri.LocalPath : string.Empty;

    private static Result<KeyUri> ParseToken(string text)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);

        // RFC 7512 §2.3: ";" divides the path and "&" the query; "&" may stand in a value of the path, "?" in one of the query.
        var parts = text["pkcs11:".Length..].Split('?', 2);
        foreach (var pair in parts[0].Split(';', StringSplitOptions.RemoveEmptyEntries).Concat(parts.Skip(1).SelectMany(query => query.Split('&', StringSplitOptions.RemoveEmptyEntries))))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);

            // RFC 7512 §2.3: an attribute must not appear twice.
            if (equals < 1 || !attributes.TryAdd(pair[..equals], Uri.UnescapeDataString(pair[(equals + 1)..])))
            {
                return Rejection.Invalid("key-uri.malformed", "a pkcs11: address has an attribute without value, or twice", "RFC 7512 §2.3");
            }
        }

        return new KeyUri(text, null, attributes);
    }
}
