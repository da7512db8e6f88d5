using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests;

internal static class TestCrls
{
    public static readonly SerialNumber One = SerialNumber.Parse("1001").Value;
    public static readonly SerialNumber Two = SerialNumber.Parse("ff02").Value;

    public static CrlBuilder Full(IReadOnlyList<RevokedEntry>? entries = null) => new(
        TestPki.Issuing.Subject,
        TestPki.Issuing.SubjectKeyIdentifier!.Value,
        42,
        TestPki.Now,
        TestPki.Now.AddDays(1),
        entries ?? [new(One, TestPki.Start, RevocationReason.KeyCompromise), new(Two, TestPki.Start.AddHours(1), RevocationReason.Unspecified)]);
}
