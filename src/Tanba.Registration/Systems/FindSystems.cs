using Tanba.Authority.Store;

namespace Tanba.Registration.Systems;

/// <summary>Finds information systems: those of an owner, one, or the register page by page.</summary>
public sealed class FindSystems(Database database)
{
    private const int MostAtOnce = 100;

    /// <summary>The newest first; an owner has at most a hundred.</summary>
    public async Task<IReadOnlyList<InformationSystem>> OfOwnerAsync(string owner, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await SystemTable.QueryAsync(connection, "WHERE owner = @owner ORDER BY number DESC LIMIT @MostAtOnce", new { owner, MostAtOnce });
    }

    public async Task<InformationSystem?> FindAsync(long number, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return (await SystemTable.QueryAsync(connection, "WHERE number = @number", new { number })).SingleOrDefault();
    }

    /// <summary>A page of the register, the newest first. <paramref name="before"/> is the last number of the page before.</summary>
    public async Task<IReadOnlyList<InformationSystem>> PageAsync(SystemState? state, long? before, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var where = $"WHERE number < @before {(state is null ? "" : "AND state = @state")} ORDER BY number DESC LIMIT @count";
        return await SystemTable.QueryAsync(connection, where, new { before = before ?? long.MaxValue, state = state?.ToString(), count = Math.Clamp(count, 1, MostAtOnce) });
    }

    /// <summary>The OID that the register would give to this system: the next under the arc of individuals' systems.</summary>
    public static string SuggestedOid(InformationSystem system) => $"{Pki.Oids.KzIndividualSystem}.{system.Number}";
}
