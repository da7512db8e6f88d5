using System.Globalization;
using Tanba.Authority;
using Tanba.Authority.Issuers;
using Tanba.Cli.Installation;
using Tanba.Registration;

namespace Tanba.Cli.Demo;

/// <summary>The settings of a demo.</summary>
internal static class DemoSettings
{
    private static readonly Dictionary<string, string> Name = new(StringComparer.Ordinal)
    {
        ["kk"] = "«Таңба» куәландырушы орталығы",
        ["ru"] = "Удостоверяющий центр «Таңба»",
        ["en"] = "Tanba Certification Authority",
    };

    public static TanbaFile Of(DemoPlan plan)
    {
        var files = new IssuerFiles(plan.Authority);
        return new()
        {
            Database = new($"Data Source={plan.Database}"),
            Authority = new AuthorityOptions
            {
                Directory = plan.Authority,
                PassphraseFile = plan.PassphraseFile,
                Profiles = plan.Profiles,
                PublicAddress = new(plan.Origin),
                AllowTestIdentities = true,
            },
            Registration = new RegistrationOptions
            {
                Portal = new(plan.Origin),
                AllowTestIdentities = true,
                IndividualProfiles = plan.IndividualProfiles,
                SystemProfile = plan.SystemProfile,
                Mail = new() { Folder = plan.Mail, From = "tanba@example.kz" },
            },
            Validation = TanbaFile.Section(new { ResponderCertificate = files.OcspCertificate, ResponderKey = files.OcspKey, plan.PassphraseFile }),
            Portal = TanbaFile.Section(new
            {
                plan.Origin,
                Listen = plan.Origin,
                Name,
                AgentAddresses = new[] { plan.Agent, string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{plan.PlainPort}") },
            }),
        };
    }
}
