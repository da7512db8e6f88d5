using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Staff;

namespace Tanba.Registration.Decisions;

/// <summary>Words a registrar's decision, to be signed; <see cref="Decide"/> takes it back.</summary>
public sealed class OrderDecision(Database database, OrderAct order)
{
    /// <summary>The acts, as they are named in the signed text.</summary>
    public const string Approve = "approve";

    public const string Refuse = "refuse";

    private const int LongestReason = 500;

    /// <summary>The text that confirms an application. Refuses with <c>decide.*</c>, <c>application.*</c>.</summary>
    public async Task<Result<ActToSign>> ApproveAsync(string number, Decider by, CancellationToken stop)
    {
        if (!(await FindAsync(number, by, (application, at) => application.Confirm(at), stop)).Try(out var found, out var refused))
        {
            return refused;
        }

        return Result.Of(await order.RunAsync(
            Act(Approve, found.Application, by) with { Facts = [("application", found.Application.Number.ToString()), .. found.Requests] }, stop));
    }

    /// <summary>The text that refuses an application, with the reason that the applicant will read. Refuses with <c>reject.reason</c> too.</summary>
    public async Task<Result<ActToSign>> RefuseAsync(string number, string? reason, Decider by, CancellationToken stop)
    {
        // One line, so that it cannot pass for another sentence of the act.
        var line = string.Join(' ', (reason ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!PlainLine.Is(line, LongestReason))
        {
            return Rejection.Invalid("reject.reason", $"A refusal needs a reason of at most {LongestReason} characters: the person will read it.");
        }

        if (!(await FindAsync(number, by, (application, at) => application.Reject(at, line), stop)).Try(out var found, out var refused))
        {
            return refused;
        }

        var act = Act(Refuse, found.Application, by);
        return Result.Of(await order.RunAsync(
            act with { Values = [.. act.Values, ("reason", line)], Facts = [("application", found.Application.Number.ToString())], Said = [("reason", line)] }, stop));
    }

    /// <summary>The requests as the text names them: whoever confirms, confirms these keys and no others.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Requests(IEnumerable<OrderedKey> keys) =>
        [.. keys.OrderBy(key => key.Role, StringComparer.Ordinal).Select(key => ($"request-{key.Role}", $"sha256:{key.RequestDigest}"))];

    private static NewAct Act(string name, Application application, Decider by) => new(name, by.Iin, application.Number.ToString(), by.Language)
    {
        Values =
        [
            ("number", application.Number.Grouped),
            ("name", application.Names is { } names ? $"{names.Surname} {names.GivenName} {names.Patronymic}".TrimEnd() : application.Iin),
            ("iin", application.Iin),
        ],
    };

    private async Task<Result<(Application Application, IReadOnlyList<(string Name, string Value)> Requests)>> FindAsync(
        string number, Decider by, Func<Application, DateTimeOffset, Result<Application>> change, CancellationToken stop)
    {
        if (!ApplicationNumber.Parse(number).Try(out var parsed, out var refused))
        {
            return refused;
        }

        await using var connection = await database.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (await ApplicationTable.FindAsync(transaction, parsed.ToString()) is not { SubmittedAt: not null } application)
        {
            return MoveApplication.Unknown(number);
        }

        if (application.Iin == by.Iin)
        {
            return Own;
        }

        if (await StaffRoles.IsElsewhereAsync(transaction, by.Iin, application.Centre))
        {
            return Elsewhere;
        }

        return change(application, application.StateAt).Rejection is { } wrongState
            ? wrongState
            : (application, Requests(await KeyTable.OfAsync(connection, parsed.ToString(), transaction)));
    }

    internal static Rejection Own { get; } = Rejection.Forbidden("decide.own", "Nobody decides on the own application.");

    internal static Rejection Elsewhere { get; } = Rejection.Forbidden("decide.elsewhere", "A registrar of one centre does not decide on the applications of another.");
}

/// <summary>A registrar, and the language of what they sign.</summary>
public sealed record Decider(string Iin, string Language);
