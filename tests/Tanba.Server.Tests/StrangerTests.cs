using System.Net;
using Tanba.Authority.Status;
using Tanba.Registration.Applications;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests;

/// <summary>What is one citizen's is there for no other, and a guest is sent to log in: every address and every handler that names something.</summary>
public sealed class StrangerTests(Belongings belongings) : IClassFixture<Belongings>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    /// <summary>The addresses of the cabinet that name something, and what the owner gets there.</summary>
    public static TheoryData<string, HttpStatusCode> Pages => new()
    {
        { "/cabinet/applications/{number}", HttpStatusCode.OK },
        { "/cabinet/applications/{number}/withdraw", HttpStatusCode.OK },
        { "/cabinet/applications/{number}/confirm", HttpStatusCode.Redirect },
        { "/cabinet/reissue/done/{number}", HttpStatusCode.OK },
        { "/cabinet/keys/{serial}", HttpStatusCode.OK },
        { "/cabinet/keys/{serial}?handler=Certificate", HttpStatusCode.OK },
        { "/cabinet/keys/{serial}?handler=Chain", HttpStatusCode.OK },
        { "/cabinet/revoke/{serial}", HttpStatusCode.OK },
        { "/cabinet/revoke/{serial}/lost", HttpStatusCode.OK },
        { "/cabinet/revoke/{serial}/suspended", HttpStatusCode.OK },
        { "/cabinet/receipts/{receipt}", HttpStatusCode.OK },
        { "/cabinet/receipts/{receipt}?handler=Signature", HttpStatusCode.OK },
        { "/cabinet/systems/{system}", HttpStatusCode.OK },
        { "/cabinet/systems/{system}/check", HttpStatusCode.Redirect },
    };

    /// <summary>The handlers of the scripts, and the code with which a stranger is refused.</summary>
    public static TheoryData<string, string, HttpStatusCode, string> Handlers => new()
    {
        { "/cabinet/applications/{number}/withdraw", "Start", HttpStatusCode.NotFound, "application.not-found" },
        { "/cabinet/applications/{number}/withdraw", "Finish", HttpStatusCode.BadRequest, "post.unreadable" },
        { "/cabinet/applications/{number}/confirm", "Start", HttpStatusCode.NotFound, "application.not-found" },
        { "/cabinet/applications/{number}/confirm", "Finish", HttpStatusCode.NotFound, "application.not-found" },
        { "/cabinet/revoke/{serial}/lost", "Start", HttpStatusCode.NotFound, "revoke.unknown-serial" },
        { "/cabinet/revoke/{serial}/lost", "Finish", HttpStatusCode.NotFound, "act.unknown" },
        { "/cabinet/reissue/check", "Requests", HttpStatusCode.NotFound, "application.not-found" },
        { "/cabinet/reissue/check", "Submit", HttpStatusCode.NotFound, "application.not-found" },
        { "/cabinet/reissue/check", "Cancel", HttpStatusCode.NotFound, "application.not-found" },
        { "/cabinet/status", "Certificates", HttpStatusCode.BadRequest, "post.unreadable" },
        { "/cabinet/status", "Installed", HttpStatusCode.BadRequest, "post.unreadable" },
        { "/cabinet/systems/{system}/check", "Start", HttpStatusCode.BadRequest, "post.unreadable" },
        { "/cabinet/systems/{system}/check", "Submit", HttpStatusCode.NotFound, "application.not-found" },
        { "/cabinet/systems/{system}/check", "Cancel", HttpStatusCode.NotFound, "application.not-found" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_there_for_its_owner_not_found_for_another_and_a_guest_is_sent_to_log_in(string pattern, HttpStatusCode toOwner)
    {
        var address = belongings.Address(pattern);
        Assert.DoesNotContain("{", address, StringComparison.Ordinal);
        Assert.Equal(toOwner, (await belongings.OwnerGuest.OpenAsync(address)).Status);

        var strange = await belongings.Stranger.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, strange.Status);
        Assert.DoesNotContain(belongings.Owner.Person.Iin, strange.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(belongings.Owner.Person.Surname, strange.Body, StringComparison.Ordinal);

        var guest = await belongings.Host.Guest("ru").OpenAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, guest.Status);
        Assert.Contains("/login?return=", guest.Location, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task A_handler_refuses_another_citizen_and_a_guest_and_changes_nothing(string pattern, string handler, HttpStatusCode status, string code)
    {
        var address = belongings.Address(pattern);
        var order = pattern.Contains("revoke", StringComparison.Ordinal) ? belongings.Revocation : belongings.Withdrawal;
        var requests = new[] { new { role = "auth", request = "MAA=" } };
        var body = new { number = belongings.Number, id = order.Id, cms = Holder.SignText(belongings.Other.Sign, order.Text), keys = belongings.KeyIds, requests };

        var refused = await belongings.Stranger.PostAsync(address, handler, body, (await belongings.Stranger.OpenAsync("/cabinet")).Token);
        Assert.Equal((status, code), (refused.Status, refused.Json().Text("code")));

        var guest = belongings.Host.Guest("ru");
        var outside = await guest.PostAsync(address, handler, body, (await guest.OpenAsync("/login")).Token);
        Assert.Equal((HttpStatusCode.Unauthorized, "http.401"), (outside.Status, outside.Json().Text("code")));
        await IsAsItWasAsync();
    }

    [Theory]
    [InlineData("/services/individual/print/{first}")]
    [InlineData("/services/individual/done/{first}")]
    public async Task A_printed_application_is_there_for_the_browser_that_made_it_only(string pattern)
    {
        var address = belongings.Address(pattern);
        Assert.Equal(HttpStatusCode.OK, (await belongings.Applicant.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await belongings.Stranger.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await belongings.OwnerGuest.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await belongings.Host.Guest("ru").OpenAsync(address)).Status);
    }

    [Fact]
    public async Task The_status_of_anothers_application_is_not_found_in_the_cabinet()
    {
        var address = belongings.Address("/cabinet/status?number={number}");
        Assert.Contains("data-state=\"Issued\"", (await belongings.OwnerGuest.OpenAsync(address)).Body, StringComparison.Ordinal);
        var strange = await belongings.Stranger.OpenAsync(address);
        Assert.Contains("Заявка с таким номером не найдена", strange.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-state=", strange.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await belongings.Host.Guest("ru").OpenAsync(address)).Status);
    }

    [Theory]
    [InlineData("/cabinet/applications", "{number}")]
    [InlineData("/cabinet/keys", "{serial}")]
    [InlineData("/cabinet/revoke", "{serial}")]
    [InlineData("/cabinet/systems", "Чужая-система")]
    [InlineData("/cabinet", "{number}")]
    public async Task No_list_shows_what_is_anothers(string list, string pattern)
    {
        var wanted = belongings.Address(pattern);
        Assert.Contains(wanted, (await belongings.OwnerGuest.OpenAsync(list)).Body, StringComparison.Ordinal);
        var strange = await belongings.Stranger.OpenAsync(list);
        Assert.Equal(HttpStatusCode.OK, strange.Status);
        Assert.DoesNotContain(wanted, strange.Body, StringComparison.Ordinal);
    }

    private async Task IsAsItWasAsync()
    {
        Assert.Equal(ApplicationState.Issued, (await belongings.Host.Get<FindApplications>().ByNumberAsync(belongings.Number, Stop)).Value.State);
        var serial = belongings.Owner.Sign.Certificate.SerialNumber;
        Assert.Equal(StatusKind.Good, (await belongings.Host.Get<CertificateStatuses>().FindAsync(serial, Stop)).Kind);
    }
}
