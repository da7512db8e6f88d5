using System.Text.Json;
using System.Text.RegularExpressions;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console;

/// <summary>The act on a page, and what the page's script does with it.</summary>
internal static partial class ActForm
{
    public static (string Id, string Act, string Text) ActOf(Guest.Page page)
    {
        var act = JsonDocument.Parse(Data().Match(page.Body).Groups[1].Value).RootElement;
        return (act.Text("id"), act.Text("act"), act.Text("text"));
    }

    public static Task<Guest.Page> SignAsync(this Guest guest, Guest.Page page, string address, Holder signer)
    {
        var (id, act, text) = ActOf(page);
        return guest.PostAsync(address, "Sign", new { id, act, cms = Holder.SignText(signer.Sign, text) }, page.Token);
    }

    [GeneratedRegex("id=\"tanba-act\">(.*?)</script>")]
    private static partial Regex Data();
}
