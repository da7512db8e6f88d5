using System.Net;
using Tanba.Pki.Certificates;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet;

/// <summary>From login to installed certificates, by what the pages' scripts post.</summary>
[Collection("Reissue")] // a person has one application at a time, and keys made for them end it
public sealed class JourneyTests(SharedPortal shared)
{
    [Fact]
    public async Task Keys_are_reissued_and_their_certificates_fetched_by_who_can_name_the_keys()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest("ru");
        await guest.LogInAsync(holder);

        var (number, keys, submitted) = await guest.ReissueAsync(holder);
        Assert.Equal($"/cabinet/reissue/done/{number}", submitted.Json().Text("to"));
        var done = await guest.OpenAsync(submitted.Json().Text("to"));
        Assert.Contains($"{number[..4]} {number[4..8]} {number[8..]}", done.Body, StringComparison.Ordinal);
        Assert.Contains("new@example.kz", done.Body, StringComparison.Ordinal);

        var anyone = shared.Host.Guest("en");
        var status = await anyone.OpenAsync($"/status?number={number}");
        Assert.Contains("data-state=\"Issued\"", status.Body, StringComparison.Ordinal);
        var fetched = (await anyone.PostAsync("/status", "Certificates", new { number, keys }, status.Token)).Json().GetProperty("certificates");
        Assert.Equal(2, fetched.GetArrayLength());
        Assert.All(fetched.EnumerateArray(), one => Assert.Equal(holder.Person.Iin, Certificate.Decode(Convert.FromBase64String(one.GetString()!)).Value.Subject.Iin));

        var installed = await anyone.PostAsync("/status", "Installed", new { number, keys }, status.Token);
        Assert.Equal("/status/installed", installed.Json().Text("to"));
        Assert.Contains("Certificates successfully installed", (await anyone.OpenAsync("/status/installed")).Body, StringComparison.Ordinal);
        Assert.Contains("data-state=\"Installed\"", (await anyone.OpenAsync($"/status?number={number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_with_the_number_sees_the_state_and_nothing_personal()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var (number, _, _) = await guest.ReissueAsync(holder);

        var stranger = shared.Host.Guest();
        var status = await stranger.OpenAsync($"/status?number={number}");
        Assert.DoesNotContain(holder.Person.Iin, status.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("ОМАРОВ", status.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/citizen", status.Body, StringComparison.Ordinal);
        var guessed = await stranger.PostAsync("/status", "Certificates", new { number, keys = new[] { new string('0', 64) } }, status.Token);
        Assert.Equal("certificates.no-such-key", guessed.Json().Text("code"));
    }

    [Fact]
    public async Task Another_persons_application_is_not_found_in_the_cabinet()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(shared.Host, Holder.Aigerim);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var (number, keys, _) = await guest.ReissueAsync(holder);

        var stranger = shared.Host.Guest("ru");
        await stranger.LogInAsync(other);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/cabinet/reissue/done/{number}")).Status);
        var status = await stranger.OpenAsync($"/cabinet/status?number={number}");
        Assert.Contains("Заявка с таким номером не найдена", status.Body, StringComparison.Ordinal);
        Assert.True((await stranger.PostAsync("/cabinet/status", "Certificates", new { number, keys }, status.Token)).Status >= HttpStatusCode.BadRequest);
        Assert.Equal("application.not-found", (await stranger.PostAsync("/cabinet/reissue/check", "Cancel", new { number }, status.Token)).Json().Text("code"));
    }

    [Fact]
    public async Task An_application_signed_by_another_person_is_refused()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(shared.Host, Holder.Aigerim);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var (_, _, submitted) = await guest.ReissueAsync(holder, signer: other);
        Assert.Equal("act.another-person", submitted.Json().Text("code"));
    }

    [Fact]
    public async Task A_cancelled_draft_is_gone()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var check = await guest.AnswerAsync();
        var number = (await guest.PostAsync("/cabinet/reissue/check", "Start", new { }, check.Token)).Json().Text("number");
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync("/cabinet/reissue/check", "Cancel", new { number }, check.Token)).Status);
        Assert.Contains("data-state=\"Cancelled\"", (await guest.OpenAsync($"/cabinet/status?number={number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_questions_are_filled_in_and_wrong_answers_stay_with_their_reasons()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest("en");
        await guest.LogInAsync(holder);
        var questions = await guest.OpenAsync("/cabinet/reissue");
        Assert.Contains("daniyar@example.kz", questions.Body, StringComparison.Ordinal);
        var wrong = await guest.SubmitAsync(questions, "/cabinet/reissue", ("Answers.Email", "<b>nobody"), ("Answers.Region", ""), ("Answers.Storage", "PKCS12"));
        Assert.StartsWith("Error:", wrong.Title, StringComparison.Ordinal);
        Assert.Contains("href=\"#Answers_Email\"", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;nobody", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("Choose the folder for the new keys", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_can_be_signed_before_the_questions_are_answered()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        Assert.Equal("/cabinet/reissue", (await guest.OpenAsync("/cabinet/reissue/check")).Location);
    }

    [Theory]
    [InlineData("/cabinet")]
    [InlineData("/cabinet/reissue")]
    [InlineData("/cabinet/reissue/check")]
    [InlineData("/cabinet/reissue/done/402177350186")]
    [InlineData("/cabinet/status")]
    [InlineData("/cabinet/status/installed")]
    [InlineData("/cabinet/keys")]
    public async Task A_stranger_is_sent_to_log_in(string address)
    {
        var page = await shared.Host.Guest().OpenAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Contains("/login?return=" + Uri.EscapeDataString(address), page.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_whose_session_ended_is_told_so_instead_of_being_sent_to_a_page()
    {
        var guest = shared.Host.Guest();
        var login = await guest.OpenAsync("/login");
        var refused = await guest.PostAsync("/cabinet/reissue/check", "Start", new { }, login.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Equal("http.401", refused.Json().Text("code"));
    }
}
