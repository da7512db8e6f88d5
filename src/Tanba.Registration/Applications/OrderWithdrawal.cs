using Tanba.Pki;
using Tanba.Registration.Acts;

namespace Tanba.Registration.Applications;

/// <summary>Words what a person signs to be rid of an own application: one that was handed in without the own key is declined, one whose certificates are issued is given up.</summary>
public sealed class OrderWithdrawal(FindApplications find, People.People people, OrderAct order)
{
    public const string Decline = "decline";

    public const string GiveUp = "give-up";

    public async Task<Result<ActToSign>> RunAsync(string number, string iin, string language, CancellationToken stop)
    {
        if (!(await find.OwnAsync(number, iin, stop)).Try(out var application, out var refused))
        {
            return refused;
        }

        var given = application.State is ApplicationState.Issued;
        var moved = given ? application.GiveUp(application.StateAt) : application.Decline(application.StateAt);
        if (moved.Rejection is { } impossible)
        {
            return impossible;
        }

        var name = (await people.FindAsync(iin, stop))?.FullName ?? iin;
        return await order.RunAsync(
            new(given ? GiveUp : Decline, iin, application.Number.ToString(), language)
            {
                Values = [("number", application.Number.Grouped), ("name", name), ("iin", iin)],
                Facts = [("application", application.Number.ToString())],
            },
            stop);
    }
}
