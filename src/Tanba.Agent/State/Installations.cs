using System.Text.Json;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.State;

/// <summary>
/// Which certificates were given to which keys lately, and where. When the answer of an installation was lost, the keys wait no more,
/// and only this still knows to which application they belong. It is written before the first key file, so that whatever stops the
/// agent in the middle can be repeated; whether the keys really stand there is looked at each time. Never a private key.
/// </summary>
public sealed class Installations(AgentHome home)
{
    // A page comes back for an answer within days; nobody has more applications than that under way.
    private const int MostKept = 64;
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Lock writing = new();

    public IReadOnlyList<Installed> Of(string storage, string application, string place)
    {
        lock (writing)
        {
            return [.. Read().Where(kept => kept.Storage == storage && kept.Application == application && kept.Place == place).Select(Installed.Of).OfType<Installed>()];
        }
    }

    public void Add(string storage, string application, string place, IEnumerable<Installed> installed)
    {
        lock (writing)
        {
            var added = installed.Select(one => new Kept(storage, application, place, one.Prefix, Convert.ToBase64String(one.Certificate.Encoded.Span))).ToList();
            var all = Read().Except(added).Concat(added).TakeLast(MostKept).ToList();
            PrivateFile.Write(home.Installations, JsonSerializer.SerializeToUtf8Bytes(all, Readable));
        }
    }

    private List<Kept> Read()
    {
        try
        {
            return File.Exists(home.Installations) ? JsonSerializer.Deserialize<List<Kept>>(File.ReadAllBytes(home.Installations), Readable) ?? [] : [];
        }
        catch (JsonException)
        {
            // A spoilt memory is none: the person is told that there are no keys, as before.
            return [];
        }
    }

    internal sealed record Kept(string Storage, string Application, string Place, string Prefix, string Certificate);
}

/// <summary>A certificate that was given to a key.</summary>
/// <param name="Prefix">Beginning of the name of its file.</param>
public sealed record Installed(Certificate Certificate, string Prefix)
{
    internal static Installed? Of(Installations.Kept kept)
    {
        var der = new byte[kept.Certificate?.Length ?? 0];
        return Convert.TryFromBase64String(kept.Certificate ?? "", der, out var length) && Pki.Certificates.Certificate.Decode(der.AsMemory(0, length).ToArray()).Try(out var certificate, out _)
            ? new Installed(certificate, kept.Prefix)
            : null;
    }
}
