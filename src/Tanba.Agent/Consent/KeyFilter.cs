using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Consent;

/// <summary>Which keys the page can use. Others are shown too, dimmed, with the reason.</summary>
public sealed record KeyFilter
{
    public static readonly KeyFilter Any = new() { AllowExpired = true };

    /// <summary>All of these must be in the certificate; empty for any.</summary>
    public IReadOnlyList<string> ExtendedKeyUsage { get; init; } = [];

    /// <summary>What the key must be for; null for anything.</summary>
    public KeyTask? Task { get; init; }

    /// <summary>Lengths in octets of the digests that the page gives to be signed; empty when it gives documents.</summary>
    public IReadOnlyList<int> Digests { get; init; } = [];

    public string? Iin { get; init; }

    public string? Bin { get; init; }

    public string? SerialNumber { get; init; }

    public bool AllowExpired { get; init; }

    /// <summary>Null does not ask who issued the certificate.</summary>
    public ChainRule? Chain { get; init; }

    /// <summary>Null when the key fits.</summary>
    public Rejection? WhyNot(Certificate certificate, DateTimeOffset at) =>
        WrongKind(certificate) ?? WrongDigest(certificate) ?? WrongOwner(certificate) ?? WrongTime(certificate, at) ?? Chain?.WhyNot(certificate, at);

    private Rejection? WrongKind(Certificate certificate)
    {
        if (Task?.WhyNot(certificate) is { } unfit)
        {
            return unfit;
        }

        var missing = ExtendedKeyUsage.FirstOrDefault(usage => !certificate.ExtendedKeyUsage.Contains(usage));
        return missing switch
        {
            null => null,
            Oids.EmailProtection => KeyTask.Signing.Unfit,
            Oids.ClientAuth => KeyTask.Authentication.Unfit,
            _ => Rejection.Invalid("key.wrong-kind", $"the certificate has no {missing}"),
        };
    }

    // Signed all the same, such a signature would hold nowhere.
    private Rejection? WrongDigest(Certificate certificate)
    {
        if (Digests.Count == 0 || SignatureAlgorithm.All.All(row => !row.Fits(certificate.PublicKey)))
        {
            return null;
        }

        var own = SignatureAlgorithm.DefaultFor(certificate.PublicKey).Digest([]).Length;
        var other = Digests.FirstOrDefault(length => length != own);
        return other == 0 ? null : Rejection.Invalid("key.other-digest", $"the page gives a digest of {other} octets, this key signs digests of {own}");
    }

    private Rejection? WrongOwner(Certificate certificate) =>
        Differs(Iin, certificate.Subject.Iin) ? Rejection.Invalid("key.other-person", "the page asks for another IIN")
        : Differs(Bin, certificate.Subject.Bin) ? Rejection.Invalid("key.other-organisation", "the page asks for another BIN")
        : Differs(SerialNumber, certificate.SerialNumber.ToString()) ? Rejection.Invalid("key.other-serial", "the page asks for another serial number")
        : null;

    private Rejection? WrongTime(Certificate certificate, DateTimeOffset at) =>
        AllowExpired ? null
        : at > certificate.NotAfter ? Rejection.Invalid("key.expired", $"it ended {certificate.NotAfter:u}")
        : at < certificate.NotBefore ? Rejection.Invalid("key.not-yet-valid", $"it begins {certificate.NotBefore:u}")
        : null;

    private static bool Differs(string? wanted, string? found) => !string.IsNullOrEmpty(wanted) && !string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);
}
