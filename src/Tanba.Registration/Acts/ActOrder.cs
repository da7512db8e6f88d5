using System.Text.Json;

namespace Tanba.Registration.Acts;

/// <summary>An act as it was ordered: what the change behind it needs is in <see cref="Facts"/>, exactly as it stands in the signed text, under its marker or in its sentences.</summary>
public sealed record ActOrder(string Id, string Act, string Iin, string Subject, IReadOnlyDictionary<string, string> Facts, string Text, DateTimeOffset CreatedAt)
{
    internal static string Write(NewAct wanted) => JsonSerializer.Serialize(wanted.Facts.Concat(wanted.Said).ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));

    internal static IReadOnlyDictionary<string, string> Read(string facts) => JsonSerializer.Deserialize<Dictionary<string, string>>(facts)!;
}
