using System.Net;
using Tanba.Registration.People;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet.Reissue;

/// <summary>One browser, two people one after the other.</summary>
[Collection("Reissue")] // a person has one draft at a time
public sealed class SharedComputerTests(SharedPortal shared)
{
    [Fact]
    public async Task The_next_person_sees_nothing_of_the_one_before()
    {
        using var first = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        using var next = await Holder.MakeAsync(shared.Host, Holder.Aigerim);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(first);
        var check = await guest.AnswerAsync(email: "secret@example.kz");
        Assert.Contains("secret@example.kz", check.Body, StringComparison.Ordinal);

        // The page of checking was left open; the next person logs in in another tab.
        await guest.SubmitAsync(check, "/logout");
        await guest.LogInAsync(next);
        var questions = await guest.OpenAsync("/cabinet/reissue");
        Assert.DoesNotContain("secret@example.kz", questions.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/citizen/keys", questions.Body, StringComparison.Ordinal);
        Assert.Equal("/cabinet/reissue", (await guest.OpenAsync("/cabinet/reissue/check")).Location);
    }

    [Fact]
    public async Task Leaving_and_coming_in_forget_the_answers()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var check = await guest.AnswerAsync();
        Assert.Contains("tanba-answers=;", (await guest.SubmitAsync(check, "/logout")).Headers["Set-Cookie"], StringComparison.Ordinal);

        await guest.LogInAsync(holder);
        await guest.AnswerAsync();
        await guest.LogInAgainAsync(holder);
        Assert.Equal("/cabinet/reissue", (await guest.OpenAsync("/cabinet/reissue/check")).Location);
    }

    [Fact]
    public async Task The_address_of_a_letter_is_shown_with_its_own_application_only()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var (first, _, _) = await guest.ReissueAsync(holder);
        Assert.Contains("new@example.kz", (await guest.OpenAsync($"/cabinet/reissue/done/{first}")).Body, StringComparison.Ordinal);

        // One application at a time: the first is given up before the second.
        var withdraw = $"/cabinet/applications/{first}/withdraw";
        Assert.Equal($"/cabinet/applications/{first}", (await guest.SignActAsync(withdraw, await guest.OpenAsync(withdraw), holder)).Json().Text("to"));
        var (second, _, _) = await guest.ReissueAsync(holder);
        Assert.DoesNotContain("new@example.kz", (await guest.OpenAsync($"/cabinet/reissue/done/{first}")).Body, StringComparison.Ordinal);
        Assert.Contains("new@example.kz", (await guest.OpenAsync($"/cabinet/reissue/done/{second}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posting_the_page_of_checking_without_script_shows_it_again()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var check = await guest.AnswerAsync();
        foreach (var address in new[] { "/cabinet/reissue/check", "/cabinet/reissue/check?handler=Nonsense" })
        {
            var again = await guest.SubmitAsync(check, address, ("tick", "yes"));
            Assert.Equal(HttpStatusCode.OK, again.Status);
            Assert.Equal(check.Title, again.Title);
            Assert.Contains("/home/citizen/keys", again.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_questions_are_filled_in_from_the_certificate_and_not_from_the_record()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var changed = holder.Person with { Email = "record@example.kz", Region = "Шымкент", Locality = "Шымкент" };
        _ = (await shared.Host.Get<People>().SaveAsync(changed, "test", TestContext.Current.CancellationToken)).Value;
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var questions = await guest.OpenAsync("/cabinet/reissue");
        Assert.Contains("daniyar@example.kz", questions.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"АСТАНА\"", questions.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Шымкент", questions.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("record@example.kz", questions.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_certificate_does_not_say_the_registration_may_know()
    {
        // A citizen of this test alone: others write Anna's record down anew at the same time.
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna with { Iin = "990630601806" });
        _ = (await shared.Host.Get<People>().SaveAsync(holder.Person with { Email = "anna@example.kz" }, "test", TestContext.Current.CancellationToken)).Value;
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        Assert.Contains("anna@example.kz", (await guest.OpenAsync("/cabinet/reissue")).Body, StringComparison.Ordinal);
    }
}
