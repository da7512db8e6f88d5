using System.Net.Mail;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>What the person wrote on the first page of a reissue. It waits in a protected cookie until the application is signed.</summary>
public sealed record Answers : KeyPlace
{
    private const string Place = "reissue";

    public string? Email { get; init => field = value?.Trim(); }

    public string? Region { get; init => field = value?.Trim(); }

    public string? Locality { get; init => field = value?.Trim(); }

    /// <summary>The fields that are wrong, each with the key of its sentence; region and locality are for <see cref="Localities.PlaceChoice"/>.</summary>
    public override IEnumerable<(string Field, string Word)> Faults()
    {
        if (!string.IsNullOrWhiteSpace(Email) && !IsAddress(Email))
        {
            yield return (nameof(Email), "reissue.wrong.email");
        }

        foreach (var fault in base.Faults())
        {
            yield return fault;
        }
    }

    // RFC 5280 §4.2.1.6: an address in a certificate is an IA5String.
    private static bool IsAddress(string text) =>
        text.Length <= 200 && Ascii.IsValid(text) && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    public void Keep(ITempDataDictionary cookie, string iin) => cookie[Place] = new[] { iin, JsonSerializer.Serialize(this) };

    /// <summary>What this person wrote. A computer may be shared, so another person's answers are none.</summary>
    public static Answers? Kept(ITempDataDictionary cookie, string iin) =>
        cookie.Peek(Place) is string[] and [var owner, var kept] && owner == iin ? JsonSerializer.Deserialize<Answers>(kept) : null;

    public static void Forget(ITempDataDictionary cookie) => cookie.Remove(Place);
}
