using System.Data.Common;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Letters;

namespace Tanba.Registration.Systems;

/// <summary>An administrator keeps the register: registers a system under its OID, refuses a request, closes what works no more. The owner is told.</summary>
public sealed class DecideSystem(Database database, AuditLog audit, PersonLetters letters, TimeProvider clock)
{
    /// <summary>Requested → Registered. Refuses with <c>system.oid</c>, <c>system.arc</c>, <c>system.oid-taken</c>, <c>system.own</c>, <c>system.not-found</c>, <c>system.decided</c>.</summary>
    public Task<Result<InformationSystem>> RegisterAsync(long number, string oid, string by, CancellationToken stop) => RunAsync(
        new(number, "register", by, "system-approved", SystemState.Requested),
        async (transaction, system) => SystemRules.Oid(oid) is { } wrong ? wrong
            : await SystemTable.KnowsOidAsync(transaction, oid) ? Rejection.Conflict("system.oid-taken", $"{oid} was given to another system.")
            : system with { Oid = oid, State = SystemState.Registered },
        stop);

    /// <summary>Requested → Refused, with the reason that the owner reads.</summary>
    public Task<Result<InformationSystem>> RefuseAsync(long number, string reason, string by, CancellationToken stop) => RunAsync(
        new(number, "refuse", by, "system-refused", SystemState.Requested),
        (_, system) => Task.FromResult<Result<InformationSystem>>(SystemRules.Reason(reason) is { } wrong ? wrong : system with { State = SystemState.Refused, Reason = reason }),
        stop);

    /// <summary>Registered → Closed: no more keys; the certificates that it has are revoked one by one, by whoever may.</summary>
    public Task<Result<InformationSystem>> CloseAsync(long number, string reason, string by, CancellationToken stop) => RunAsync(
        new(number, "close", by, "system-closed", SystemState.Registered),
        (_, system) => Task.FromResult<Result<InformationSystem>>(SystemRules.Reason(reason) is { } wrong ? wrong : system with { State = SystemState.Closed, Reason = reason }),
        stop);

    private Task<Result<InformationSystem>> RunAsync(Step step, Func<DbTransaction, InformationSystem, Task<Result<InformationSystem>>> change, CancellationToken stop) =>
        database.AllOrNothingAsync(
            async transaction =>
            {
                if (await SystemTable.FindAsync(transaction, step.Number) is not { } system)
                {
                    return Rejection.NotFound("system.not-found", $"There is no system {step.Number}.");
                }

                if (system.Owner == step.By)
                {
                    return Rejection.Forbidden("system.own", "Nobody decides on an own system.");
                }

                if (system.State != step.From)
                {
                    return Rejection.Conflict("system.decided", $"System {step.Number} is {system.State}.");
                }

                return (await change(transaction, system with { DecidedAt = clock.GetUtcNow() })).Try(out var decided, out var refused)
                    ? await StoreAsync(transaction, step, decided)
                    : refused;
            },
            stop);

    private async Task<Result<InformationSystem>> StoreAsync(DbTransaction transaction, Step step, InformationSystem system)
    {
        await SystemTable.DecideAsync(transaction, system, step.By);
        await audit.AppendAsync(transaction, new AuditEvent("system." + step.Name, step.By, $"{system.Number}", system.Reason ?? $"{system.Oid} {system.Name}"));
        await letters.QueueAsync(transaction, step.Letter, system.Owner, ("system", system.Name), ("oid", system.Oid ?? ""), ("reason", system.Reason ?? ""));
        return system;
    }

    private sealed record Step(long Number, string Name, string By, string Letter, SystemState From);
}
