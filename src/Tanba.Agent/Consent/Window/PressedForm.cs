using System.Security.Cryptography;
using System.Text;
using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>What a person sent by pressing a button. Read by hand, so that a password is never part of any string.</summary>
public sealed class PressedForm : IDisposable
{
    // The longest field is a path.
    private const int MostOctets = 32 * 1024;
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Secret> secrets = new(StringComparer.Ordinal);

    private PressedForm()
    {
    }

    public string Button => Text("do") ?? "";

    /// <summary>Null when nothing was typed.</summary>
    public Secret? Password => secrets.GetValueOrDefault("password");

    /// <summary>The new one, where <see cref="Password"/> is the old one.</summary>
    public Secret? Changed => secrets.GetValueOrDefault("changed");

    public Secret? Repeated => secrets.GetValueOrDefault("repeated");

    /// <summary>application/x-www-form-urlencoded, at most 32 KiB; null when it is longer.</summary>
    public static async Task<PressedForm?> ReadAsync(Stream body, CancellationToken stop)
    {
        var octets = new byte[MostOctets + 1];
        try
        {
            var length = await body.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, stop);
            return length > MostOctets ? null : Parse(octets.AsSpan(0, length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }

    public string? Text(string name) => texts.GetValueOrDefault(name);

    public void Dispose()
    {
        foreach (var secret in secrets.Values)
        {
            secret.Dispose();
        }
    }

    private static PressedForm Parse(ReadOnlySpan<byte> body)
    {
        var form = new PressedForm();
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            var equals = field.IndexOf((byte)'=');
            if (equals > 0)
            {
                form.Add(Encoding.ASCII.GetString(field[..equals]), field[(equals + 1)..]);
            }
        }

        return form;
    }

    private void Add(string name, ReadOnlySpan<byte> encoded)
    {
        var value = new byte[encoded.Length];
        try
        {
            var decoded = value.AsSpan(0, Unescape(encoded, value));
            if (name is not ("password" or "changed" or "repeated"))
            {
                texts[name] = Encoding.UTF8.GetString(decoded);
            }
            else if (!decoded.IsEmpty && !secrets.ContainsKey(name))
            {
                secrets[name] = Secret.FromUtf8(decoded);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    private static int Unescape(ReadOnlySpan<byte> encoded, Span<byte> value)
    {
        var length = 0;
        for (var at = 0; at < encoded.Length; at++)
        {
            if (encoded[at] == (byte)'%' && at + 2 < encoded.Length && Nibble(encoded[at + 1]) is >= 0 and var high && Nibble(encoded[at + 2]) is >= 0 and var low)
            {
                value[length++] = (byte)((high << 4) | low);
                at += 2;
            }
            else
            {
                value[length++] = encoded[at] == (byte)'+' ? (byte)' ' : encoded[at];
            }
        }

        return length;
    }

    private static int Nibble(byte letter) => (char)letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'A' and <= 'F' => letter - 'A' + 10,
        >= 'a' and <= 'f' => letter - 'a' + 10,
        _ => -1,
    };
}
