using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

public class WorkBudgetTests
{
    [Fact]
    public void So_many_steps_are_given_and_no_more()
    {
        WorkBudget work = new();
        Assert.All(Enumerable.Range(0, WorkBudget.MostSteps), _ => Assert.True(work.TakeStep()));
        Assert.False(work.IsExhausted);
        Assert.False(work.TakeStep());
        Assert.True(work.IsExhausted);
    }

    [Fact]
    public void So_many_signatures_are_checked_and_no_more()
    {
        WorkBudget work = new();
        Assert.All(Enumerable.Range(0, WorkBudget.MostSignatures), _ => Assert.True(work.TakeSignature()));
        Assert.False(work.TakeSignature());
    }

    [Fact]
    public void So_many_names_are_compared_and_no_more()
    {
        WorkBudget work = new();
        Assert.True(work.TakeComparisons(WorkBudget.MostComparisons));
        Assert.True(work.TakeComparisons(0));
        Assert.False(work.TakeComparisons(1));
        Assert.False(new WorkBudget().TakeComparisons(long.MaxValue));
    }

    [Fact]
    public void When_one_of_them_is_used_up_nothing_is_given_any_more()
    {
        WorkBudget work = new();
        Assert.False(work.TakeComparisons(long.MaxValue));
        Assert.False(work.TakeStep());
        Assert.False(work.TakeSignature());
        Assert.False(work.TakeComparisons(0));
    }
}
