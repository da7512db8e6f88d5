using System.Data.Common;

using Dapper;

using Tanba.Authority.Certificates;
using Tanba.Authority.Store;

namespace Tanba.Registration.Letters;

/// <summary>Tells people 30, 14 and 7 days before that their keys end: each certificate once at each of these days, one letter for the keys of one application.</summary>
public sealed class WarnOfEnding(Database database, EndingCertificates ending, FindCertificates find, PersonLetters letters, TimeProvider clock)
{
    private const int AtOnce = 200;

    // The nearest first: who is told of 7 days is not told of 14 any more.
    private static readonly int[] Days = [7, 14, 30];

    /// <summary>How many certificates were told of.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (told, from) = (0, now);
        foreach (var days in Days)
        {
            var to = now.AddDays(days);
            EndingCertificate? after = null;
            while (await ending.RunAsync(from, to, after, AtOnce, stop) is { Count: > 0 } page)
            {
                // The keys of one application end together; those that a page tears apart only get two letters.
                foreach (var set in (await UntoldAsync(page, days, stop)).GroupBy(one => (one.Owner, one.Application)))
                {
                    told += await TellAsync([.. set], days, stop);
                }

                after = page[^1];
            }

            from = to;
        }

        return told;
    }

    private async Task<IReadOnlyList<EndingCertificate>> UntoldAsync(IReadOnlyList<EndingCertificate> page, int days, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);

        // One parameter each: a list as one parameter means different things to the two databases.
        var values = new DynamicParameters(new { days });
        var names = page.Select((one, number) =>
        {
            values.Add($"serial{number}", one.Serial);
            return $"@serial{number}";
        });
        var told = (await connection.QueryAsync<string>($"SELECT serial FROM ending_letters WHERE days = @days AND serial IN ({string.Join(", ", names)})", values))
            .ToHashSet(StringComparer.Ordinal);
        return [.. page.Where(one => !told.Contains(one.Serial))];
    }

    private async Task<int> TellAsync(IReadOnlyList<EndingCertificate> set, int days, CancellationToken stop)
    {
        var others = await find.OfOwnerAsync(set[0].Owner, KeyFilter.Valid, null, AtOnce, stop);

        // Who has a key of the same kind that lasts longer has done what the letter asks for.
        var wanted = set.Where(one => !others.Any(other => other.Profile == one.Profile && other.Certificate.NotAfter > one.NotAfter.AddDays(Days[^1]))).ToList();
        return await database.InTransactionAsync(transaction => TellAsync(transaction, set, wanted, days), stop);
    }

    private async Task<int> TellAsync(DbTransaction transaction, IReadOnlyList<EndingCertificate> set, List<EndingCertificate> wanted, int days)
    {
        var now = clock.GetUtcNow();
        var first = 0;
        foreach (var one in set)
        {
            // The database decides who is first: another server runs the same job.
            first += await transaction.Connection!.ExecuteAsync(
                "INSERT INTO ending_letters (serial, days, told_at) VALUES (@Serial, @days, @now) ON CONFLICT (serial, days) DO NOTHING",
                new { one.Serial, days, now = now.Milliseconds() },
                transaction);
        }

        if (first == 0 || wanted.Count == 0)
        {
            return 0;
        }

        await letters.QueueAsync(
            transaction,
            "ending",
            set[0].Owner,
            ("until", new OnDay(wanted[0].NotAfter)),
            ("days", (int)Math.Ceiling((wanted[0].NotAfter - now).TotalDays)),
            ("serial", string.Join(", ", wanted.Select(one => one.Serial))));
        return wanted.Count;
    }
}
