using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>Refusals that several commands share.</summary>
public static class Refusals
{
    public static readonly Rejection Cancelled = Rejection.Conflict("consent.cancelled", "the person cancelled");

    public static bool IsCancelled(this Rejection rejection) => rejection.Code == Cancelled.Code;
}
