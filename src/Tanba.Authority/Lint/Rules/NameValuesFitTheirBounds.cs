using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>ub-common-name and its brothers, counted in characters.</summary>
internal static class NameValuesFitTheirBounds
{
    private static readonly Dictionary<string, int> Bounds = new(StringComparer.Ordinal)
    {
        [Oids.CommonName] = 64,
        [Oids.SerialNumberAttribute] = 64,
        [Oids.Locality] = 128,
        [Oids.StateOrProvince] = 128,
        [Oids.Organization] = 64,
        [Oids.OrganizationalUnit] = 64,
        [Oids.Surname] = 32768,
        [Oids.GivenName] = 32768,
        [Oids.EmailAddress] = 255,
    };

    public static LintRule Rule { get; } = new(
        "values of a name fit their bounds",
        "RFC 5280 Appendix A.1 (upper bounds)",
        subject => subject.Certificate.Subject.Attributes.Any(attribute => Bounds.ContainsKey(attribute.Oid)),
        subject => subject.Certificate.Subject.Attributes.FirstOrDefault(attribute =>
            Bounds.TryGetValue(attribute.Oid, out var most) && attribute.Value.EnumerateRunes().Count() is var length && (length == 0 || length > most)) is { } misfit
            ? $"the value of {misfit.Oid} is empty or longer than {Bounds[misfit.Oid]} characters"
            : null);
}
