using System.Globalization;
using System.Text.RegularExpressions;
using Tanba.Server.Tests.Public.Services;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests;

/// <summary>Everything that one citizen can have on the portal, and a second citizen who has nothing to do with it.</summary>
public sealed partial class Belongings : IAsyncLifetime
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private Holder? owner;
    private Holder? other;

    public PortalHost Host { get; } = PortalHost.Start();

    public Holder Owner => owner!;

    public Holder Other => other!;

    /// <summary>Signed in as the owner.</summary>
    public Guest OwnerGuest { get; private set; } = null!;

    /// <summary>Signed in as somebody else.</summary>
    public Guest Stranger { get; private set; } = null!;

    /// <summary>The browser in which the first application was made.</summary>
    public Guest Applicant { get; private set; } = null!;

    public string Number => names["number"];

    /// <summary>Orders that wait for the owner's signature, and their texts.</summary>
    public (string Id, string Text) Revocation { get; private set; }

    public (string Id, string Text) Withdrawal { get; private set; }

    public IReadOnlyList<string> KeyIds { get; private set; } = [];

    public string Address(string pattern) => names.Aggregate(pattern, (address, name) => address.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        owner = await Holder.MakeAsync(Host, Holder.Daniyar);
        other = await Holder.MakeAsync(Host, Holder.Aigerim);
        (OwnerGuest, Stranger, Applicant) = (Host.Guest("ru"), Host.Guest("ru"), Host.Guest("ru"));
        await OwnerGuest.LogInAsync(owner);
        await Stranger.LogInAsync(other);
        (names["number"], KeyIds, _) = await OwnerGuest.ReissueAsync(owner);
        names["serial"] = owner.Sign.Certificate.SerialNumber.ToString();
        names["system"] = (await Host.RegisterSystemAsync(owner.Person.Iin, "Чужая-система")).Number.ToString(CultureInfo.InvariantCulture);
        names["receipt"] = Receipt().Match((await OwnerGuest.OpenAsync(Address("/cabinet/applications/{number}"))).Body).Groups[1].Value;
        await First.OpenCentreAsync(Host);
        names["first"] = await Applicant.ApplyFirstAsync();
        Revocation = await OrderAsync(Address("/cabinet/revoke/{serial}/lost"));
        Withdrawal = await OrderAsync(Address("/cabinet/applications/{number}/withdraw"));
    }

    public async ValueTask DisposeAsync()
    {
        owner?.Dispose();
        other?.Dispose();
        await Host.DisposeAsync();
    }

    private async Task<(string Id, string Text)> OrderAsync(string address)
    {
        var act = (await OwnerGuest.PostAsync(address, "Start", new { }, (await OwnerGuest.OpenAsync(address)).Token)).Json();
        return (act.Text("id"), act.Text("text"));
    }

    [GeneratedRegex("/cabinet/receipts/([0-9a-f]{64})")]
    private static partial Regex Receipt();
}
