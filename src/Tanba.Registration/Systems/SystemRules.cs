using System.Text.RegularExpressions;

using Tanba.Pki;
using Tanba.Pki.Names;

namespace Tanba.Registration.Systems;

/// <summary>What may stand in the register of systems: name, owner and OID end up in certificates.</summary>
internal static partial class SystemRules
{
    // RFC 5280 Appendix A.1, ub-common-name.
    private const int LongestName = 64;
    private const int LongestText = 500;

    // The register of the national arc: systems of individuals, organisations' own arcs, and the arc of systems.
    private static readonly string[] Arcs = [Oids.KzIndividualSystem, Oids.KzOrganisations, Oids.KzInformationSystems];

    public static Rejection? Check(NewSystem system, bool allowTestIdentities) =>
        Line("system.name", system.Name, LongestName)
        ?? Line("system.purpose", system.Purpose, LongestText)
        ?? (NationalId.ParseIin(system.Owner, allowTestIdentities).Rejection is null || NationalId.ParseBin(system.Owner, allowTestIdentities).Rejection is null
            ? null
            : Rejection.Invalid("system.owner", "The owner of a system is named by an IIN or a BIN of twelve digits."));

    public static Rejection? Oid(string? oid)
    {
        if (oid is null || oid.Length > 64 || !Dotted().IsMatch(oid))
        {
            return Rejection.Invalid("system.oid", "An OID is numbers with dots between them, such as 1.2.398.3.3.4.1.1.1.7.", "X.660");
        }

        return Arcs.Any(arc => oid.StartsWith(arc + ".", StringComparison.Ordinal))
            ? null
            : Rejection.Invalid("system.arc", $"The OID of a system stands under one of {string.Join(", ", Arcs)}.");
    }

    public static Rejection? Reason(string? reason) => Line("system.reason", reason, LongestText);

    private static Rejection? Line(string code, string? text, int longest) =>
        PlainLine.Is(text, longest)
            ? null
            : Rejection.Invalid(code, $"This is one line of 1 to {longest} characters, without spaces around it.");

    [GeneratedRegex(@"^[0-2](\.(0|[1-9][0-9]{0,17})){2,20}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dotted();
}
