using System.Diagnostics;

namespace Tanba.Registration.Acts;

/// <summary>The steps of taking a signed act as activities: what is slow is seen, and a test can break off at each.</summary>
internal static class ActSteps
{
    private static readonly ActivitySource Source = new("Tanba.Registration");

    public static Activity? Judge() => Source.StartActivity("act 1 judge");

    /// <summary>Inside the transaction: receipt and change are written, nothing is committed.</summary>
    public static Activity? Enact() => Source.StartActivity("act 2 enact");

    /// <summary>Committed; only the answer is missing.</summary>
    public static Activity? Answer() => Source.StartActivity("act 3 answer");
}
