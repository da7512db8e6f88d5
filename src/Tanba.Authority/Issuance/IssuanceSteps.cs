using System.Diagnostics;

namespace Tanba.Authority.Issuance;

/// <summary>The steps of issuance as activities, numbered like docs/issuance.md: what is slow is seen, and a test can break off at each.</summary>
internal static class IssuanceSteps
{
    private static readonly ActivitySource Source = new("Tanba.Authority");

    public static Activity? Profile() => Source.StartActivity("issue 1 profile");

    public static Activity? Serial() => Source.StartActivity("issue 2 serial");

    public static Activity? Lint() => Source.StartActivity("issue 3 lint");

    public static Activity? Intent() => Source.StartActivity("issue 4 intent");

    public static Activity? Sign() => Source.StartActivity("issue 5 sign");

    public static Activity? Store() => Source.StartActivity("issue 6 store");
}
