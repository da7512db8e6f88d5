using Tanba.Pki;
using Tanba.Registration.Applications;

namespace Tanba.Registration.Tests.Applications;

public sealed class ApplicationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Noon.AddMinutes(5);

    private static readonly Dictionary<string, (Func<Application, Result<Application>> Move, ApplicationState To, ApplicationState[] From)> Moves = new(StringComparer.Ordinal)
    {
        ["Submit"] = (application => application.Submit(Later), ApplicationState.Submitted, [ApplicationState.Draft]),
        ["Confirm"] = (application => application.Confirm(Later), ApplicationState.Confirmed, [ApplicationState.Submitted]),
        ["Issue"] = (application => application.Issue(Later), ApplicationState.Issued, [ApplicationState.Confirmed]),
        ["Install"] = (application => application.Install(Later), ApplicationState.Installed, [ApplicationState.Issued]),
        ["Reject"] = (application => application.Reject(Later, "Нет документа"), ApplicationState.Rejected, [ApplicationState.Submitted]),
        ["Cancel"] = (application => application.Cancel(Later), ApplicationState.Cancelled, [ApplicationState.Draft]),
        ["Lapse"] = (application => application.Lapse(Later), ApplicationState.Lapsed, [ApplicationState.Draft, ApplicationState.Submitted]),
    };

    public static TheoryData<string, ApplicationState> EveryMoveFromEveryState()
    {
        var all = new TheoryData<string, ApplicationState>();
        foreach (var move in Moves.Keys)
        {
            foreach (var state in Enum.GetValues<ApplicationState>())
            {
                all.Add(move, state);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(EveryMoveFromEveryState))]
    public void A_move_goes_from_its_own_states_and_from_no_other(string name, ApplicationState state)
    {
        var (move, to, from) = Moves[name];
        var moved = move(In(state));
        if (from.Contains(state))
        {
            Assert.Equal(to, moved.Value.State);
            Assert.Equal(Later, moved.Value.StateAt);
        }
        else
        {
            Assert.Equal(RejectionKind.Conflict, moved.Rejection!.Kind);
            Assert.Equal("application.is-" + state.ToString().ToLowerInvariant(), moved.Rejection.Code);
            Assert.Contains(state.ToString(), moved.Rejection.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ApplicationState.Installed)]
    [InlineData(ApplicationState.Rejected)]
    [InlineData(ApplicationState.Lapsed)]
    [InlineData(ApplicationState.Cancelled)]
    public void Nothing_leads_out_of_an_end(ApplicationState end) => Assert.All(Moves.Values, move => Assert.True(move.Move(In(end)).IsRefused));

    [Fact]
    public void A_draft_without_requests_cannot_be_handed_in()
    {
        var empty = In(ApplicationState.Draft).Restored(ApplicationState.Draft, null, null, null);
        Assert.Equal("application.no-requests", empty.Submit(Later).Rejection!.Code);
    }

    [Fact]
    public void Handing_in_notes_the_time() => Assert.Equal(Later, In(ApplicationState.Draft).Submit(Later).Value.SubmittedAt);

    [Fact]
    public void Requests_are_attached_to_a_draft_and_may_be_replaced()
    {
        var draft = In(ApplicationState.Draft);
        Assert.Equal("second", draft.Attach("first", Noon).Value.Attach("second", Later).Value.ActText);
        Assert.Equal(ApplicationState.Draft, draft.Attach("first", Noon).Value.State);
        Assert.Equal("application.is-issued", In(ApplicationState.Issued).Attach("late", Later).Rejection!.Code);
    }

    [Fact]
    public void A_refused_move_leaves_the_application_as_it_was()
    {
        var issued = In(ApplicationState.Issued);
        Assert.True(issued.Reject(Later, "Нет документа").IsRefused);
        Assert.Equal(ApplicationState.Issued, issued.State);
        Assert.Equal(Noon, issued.StateAt);
    }

    private static Application In(ApplicationState state) => Samples.Draft(Citizens.Daniyar, Noon).Restored(state, null, "text", null);
}
