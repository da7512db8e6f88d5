using Tanba.Pki.Crls;
using Tanba.Registration.Staff;
using Tanba.Registration.WrittenOrders;
using Tanba.Server.Tests.Console;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests;

/// <summary>A handler that takes a signed act, made ready: the text waits for the signature of <see cref="Signer"/>.</summary>
/// <param name="Text">What is to be signed.</param>
/// <param name="PostAsync">Sends a signature as the page's script does, with the page's token or without.</param>
internal sealed record SignedDesk(Holder Signer, string Text, Func<string, bool, Task<Guest.Page>> PostAsync)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static async Task<SignedDesk> OpenAsync(string act, PortalHost host, Holder signer, Holder other)
    {
        var guest = await host.StaffAsync(signer, "ru", StaffRole.Registrar);
        return act switch
        {
            "reissue" => await ReissueAsync(guest, signer),
            "revoke" => await StartAsync(guest, signer, $"/cabinet/revoke/{signer.Auth.Certificate.SerialNumber}/lost"),
            "withdraw" => await StartAsync(guest, signer, $"/cabinet/applications/{(await guest.ReissueAsync(signer)).Number}/withdraw"),
            "confirm" => await StartAsync(guest, signer, $"/cabinet/applications/{await Applicant.HandInAsync(host, signer.Person)}/confirm"),
            "approve" => await DecideAsync(guest, signer, await Applicant.HandInAsync(host, other.Person), "Approve", ("Seen", "true")),
            "refuse" => await DecideAsync(guest, signer, await Applicant.HandInAsync(host, other.Person), "Refuse", ("Reason", "Документ просрочен")),
            _ => await OnPaperAsync(host, guest, signer, other.Auth.Certificate.SerialNumber.ToString()),
        };
    }

    private static async Task<SignedDesk> ReissueAsync(Guest guest, Holder signer)
    {
        const string Address = "/cabinet/reissue/check";
        var check = await guest.AnswerAsync();
        var (number, _, text) = await guest.OrderKeysAsync(Address, check);
        return new(signer, text, (cms, withToken) => guest.PostAsync(Address, "Submit", new { number, cms }, withToken ? check.Token : null));
    }

    private static async Task<SignedDesk> StartAsync(Guest guest, Holder signer, string address)
    {
        var token = (await guest.OpenAsync(address)).Token;
        var act = (await guest.PostAsync(address, "Start", new { }, token)).Json();
        return new(signer, act.Text("text"), (cms, withToken) => guest.PostAsync(address, "Finish", new { id = act.Text("id"), cms }, withToken ? token : null));
    }

    private static async Task<SignedDesk> DecideAsync(Guest guest, Holder signer, string number, string decision, (string, string) answer)
    {
        var address = $"/console/applications/{number}";
        return OnPage(guest, signer, address, await guest.SubmitAsync(await guest.OpenAsync(address), $"{address}?handler={decision}", answer));
    }

    private static async Task<SignedDesk> OnPaperAsync(PortalHost host, Guest guest, Holder signer, string serial)
    {
        var scan = Scan.Of([.. "%PDF-1.7\n"u8, .. new byte[100]]).Value;
        var written = new NewWrittenOrder(serial, OrderedAct.Revoke, RevocationReason.CessationOfOperation, "17-А", new DateOnly(2026, 11, 20), scan, signer.Person.Iin);
        var address = $"/console/orders/{(await host.Get<WriteDownOrder>().RunAsync(written, Stop)).Value}";
        return OnPage(guest, signer, address, await guest.OpenAsync(address));
    }

    private static SignedDesk OnPage(Guest guest, Holder signer, string address, Guest.Page page)
    {
        var (id, act, text) = ActForm.ActOf(page);
        return new(signer, text, (cms, withToken) => guest.PostAsync(address, "Sign", new { id, act, cms }, withToken ? page.Token : null));
    }
}
