using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Tanba.Authority.Audit;

namespace Tanba.Server.Console.Audit;

/// <summary>What the auditor has typed into the filter, as it stands in the address. A link to it can be kept.</summary>
public sealed record AuditQuery
{
    public string? Act { get; init; }

    public string? By { get; init; }

    public string? Subject { get; init; }

    /// <summary>The first day, yyyy-MM-dd in the portal's time zone.</summary>
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    public string? To { get; init; }

    /// <summary>A date that is none asks for nothing: the browser's own field sends no other.</summary>
    public AuditFilter Filter(TimeZoneInfo zone) => new()
    {
        Act = Said(Act),
        By = Said(By),
        Subject = Said(Subject)?.Replace(" ", "", StringComparison.Ordinal),
        From = Day(From, zone, 0),
        To = Day(To, zone, 1),
    };

    /// <summary>The address of the page with this filter, behind this row.</summary>
    public string Address(long? before = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("act", Act), ("by", By), ("subject", Subject), ("from", From), ("to", To), ("before", before?.ToString(CultureInfo.InvariantCulture)) })
        {
            if (Said(value) is { } said)
            {
                query.Add(name, said);
            }
        }

        return "/console/audit" + query.ToQueryString();
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Day(string? text, TimeZoneInfo zone, int later)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1971 or > 9998)
        {
            return null;
        }

        var midnight = day.AddDays(later).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
