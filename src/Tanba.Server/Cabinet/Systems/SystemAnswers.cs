using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Tanba.Server.Cabinet.Systems;

/// <summary>Where the key of an information system is to rest. It waits in a protected cookie until the application is signed.</summary>
public sealed record SystemAnswers : KeyPlace
{
    private const string Place = "system";

    public void Keep(ITempDataDictionary cookie, string iin, long system) => cookie[Place] = new[] { iin, Text(system), JsonSerializer.Serialize(this) };

    /// <summary>What this person wrote for this system; anything else is nothing.</summary>
    public static SystemAnswers? Kept(ITempDataDictionary cookie, string iin, long system) =>
        cookie.Peek(Place) is string[] and [var owner, var number, var kept] && owner == iin && number == Text(system) ? JsonSerializer.Deserialize<SystemAnswers>(kept) : null;

    public static void Forget(ITempDataDictionary cookie) => cookie.Remove(Place);

    private static string Text(long system) => system.ToString(CultureInfo.InvariantCulture);
}
