using System.Diagnostics;
using Dapper;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Issuance;

/// <summary>Somebody closes the page while a certificate is made.</summary>
public sealed class CancelTests
{
    private static readonly string[] Steps = ["issue 1 profile", "issue 2 serial", "issue 3 lint", "issue 4 intent", "issue 5 sign", "issue 6 store"];

    public static TheoryData<string, string, bool> Moments()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var store in Stores.All.Select(row => row.Data))
        {
            foreach (var step in Steps)
            {
                data.Add(store, step, false);
                data.Add(store, step, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Who_stops_asking_leaves_a_whole_certificate_or_nothing(string store, string step, bool atEnd)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        using var asking = new CancellationTokenSource();
        using var listener = CancelAt(step, atEnd, asking);
        var intended = Array.IndexOf(Steps, step) > 2;

        var issuing = authority.Issue.RunAsync(authority.Order(), "test", asking.Token);

        if (intended)
        {
            Assert.False((await issuing).IsRefused);
        }
        else
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => issuing);
        }

        Assert.True(asking.IsCancellationRequested);
        await using var connection = await authority.Database.OpenAsync(TestAuthority.Stop);
        Assert.Equal(intended ? 1 : 0, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM issuance_intent"));
        Assert.Equal(intended ? 1 : 0, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM certificate"));
        Assert.Equal(0, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM revocation"));
    }

    private static ActivityListener CancelAt(string step, bool atEnd, CancellationTokenSource asking)
    {
        // Other tests issue at the same time; only this flow stops asking.
        var flow = new AsyncLocal<bool> { Value = true };
        void Cancel(bool here)
        {
            if (here)
            {
                asking.Cancel();
            }
        }

        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Tanba.Authority",
            Sample = (ref _) => flow.Value ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStarted = activity => Cancel(!atEnd && flow.Value && activity.OperationName == step),
            ActivityStopped = activity => Cancel(atEnd && flow.Value && activity.OperationName == step),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
