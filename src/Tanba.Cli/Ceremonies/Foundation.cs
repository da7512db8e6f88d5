using Tanba.Authority.Issuers;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Cli.Ceremonies;

/// <summary>Names, sizes and terms of a new authority.</summary>
internal sealed record FoundationOrder(string Directory, Uri PublicAddress, CaOrder Root, CaOrder Issuing);

/// <summary>One CA of it.</summary>
internal sealed record CaOrder(string Name, string KeyKind, int Years);

/// <summary>Founds an authority: root, issuing CA, OCSP responder, the root's list. What is there is left alone, so one that broke off is gone on with.</summary>
internal sealed class Foundation(TimeProvider clock)
{
    // RFC 6960 §4.2.2.2.1: a responder whose status nobody checks should live shortly.
    private const int ResponderYears = 1;
    private static readonly TimeSpan RootCrlValidity = TimeSpan.FromDays(365);

    /// <summary>The files that were made now; none when the authority was whole.</summary>
    public Result<IReadOnlyList<string>> Run(FoundationOrder order, Secret passphrase)
    {
        var files = new IssuerFiles(order.Directory);
        var ceremony = new Ceremony(files, passphrase, order.PublicAddress, clock);
        var made = new List<string>();
        (string Path, Func<Rejection?> Make)[] steps =
        [
            (files.RootCertificate, () => ceremony.MakeRoot(Ca(order.Root)).Rejection),
            (files.IssuingCertificate, () => ceremony.MakeIssuing(Ca(order.Issuing)).Rejection),
            (files.OcspCertificate, () => ceremony.MakeOcspResponder(new(CeremonyOrder.ResponderName(order.Issuing.Name), "rsa2048", ResponderYears)).Rejection),
            (files.RootCrl, () => ceremony.MakeRootCrl(RootCrlValidity).Rejection),
        ];
        foreach (var (path, make) in steps.Where(step => !File.Exists(step.Path)))
        {
            if (make() is { } refused)
            {
                return refused;
            }

            made.Add(path);
        }

        return made;
    }

    private static CeremonyOrder Ca(CaOrder order) => new(CeremonyOrder.CaName(order.Name), order.KeyKind, order.Years);
}
