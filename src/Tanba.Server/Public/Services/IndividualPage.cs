using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration;
using Tanba.Registration.Applications;

namespace Tanba.Server.Public.Services;

/// <summary>What the template «Физическое лицо» gives, what it takes and how it goes on, before anything is asked.</summary>
[May(Act.ReadPublicPages)]
public sealed class IndividualPage(Template template, RegistrationOptions options) : PageModel
{
    /// <summary>Role and file name of each key that will be made.</summary>
    public IEnumerable<(string Role, string Prefix)> Keys => template.Profiles.Select(profile => (profile.Role, profile.FilePrefix));

    /// <summary>How long the certificates are valid, in days.</summary>
    public int Days => (int)template.Profiles[0].Validity.TotalDays;

    /// <summary>How long an application waits to be confirmed, in days.</summary>
    public int LapseDays => (int)options.LapseAfter.TotalDays;
}
