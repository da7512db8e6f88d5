using System.Text;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Signatures.Cms;

namespace Tanba.Registration.Tests.Journey;

/// <summary>A key that was made for an order, with its request.</summary>
internal sealed record MadeKey(string Role, SoftwareKey Key, byte[] Request)
{
    public string KeyId => Convert.ToHexStringLower(Key.PublicKey.Sha256());
}

/// <summary>A renewal that waits for its signature.</summary>
internal sealed record Renewal(KeyOrder Order, IReadOnlyList<MadeKey> Keys, string Text)
{
    public string Number => Order.Number;

    public IReadOnlyList<string> KeyIds => [.. Keys.Select(key => key.KeyId)];
}

/// <summary>A key with its certificate.</summary>
internal sealed record CitizenKey(string Role, SoftwareKey Key, Certificate Certificate)
{
    /// <summary>Signs the text as some document, as another program would, or a person who saw only its digest.</summary>
    public byte[] SignAsDocument(string text) => SignCms.Sign(Encoding.UTF8.GetBytes(text), Certificate, Key, new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), attached: true);

    /// <summary>Signs as the agent does.</summary>
    public byte[] Sign(string text, DateTimeOffset? at = null) =>
        SignCms.Sign(Encoding.UTF8.GetBytes(text), Certificate, Key, at ?? new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), attached: true, contentType: Oids.TanbaAct);
}

/// <summary>A person with keys.</summary>
internal sealed record Citizen(Person Person, string Application, IReadOnlyList<CitizenKey> Keys)
{
    public CitizenKey Auth => Keys.Single(key => key.Role == "auth");

    public CitizenKey Signing => Keys.Single(key => key.Role == "sign");
}
