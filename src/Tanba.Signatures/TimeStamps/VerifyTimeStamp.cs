using Tanba.Pki.Paths;

namespace Tanba.Signatures.TimeStamps;

/// <summary>Judges a time stamp: does it hold for these octets, and is its authority trusted. Pure, safe from any thread.</summary>
public static class VerifyTimeStamp
{
    // Clocks of authorities and of those who check differ; a stamp may come from a little later than the time in question.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Never throws for outside input.</summary>
    /// <param name="token">DER or BER of the token.</param>
    /// <param name="stamped">What must have been stamped.</param>
    /// <param name="evidence">What the authority's path is built and judged from.</param>
    /// <param name="parameters">
    /// The time in question: a stamp is believed as long as its authority's certificate is (ETSI EN 319 102-1 §5.4). The purpose is that of
    /// time stamps, whatever is written there, and policies are not asked of the authority.
    /// </param>
    public static TimeStampVerdict Run(ReadOnlyMemory<byte> token, ReadOnlySpan<byte> stamped, PathEvidence evidence, PathParameters parameters)
    {
        if (!TimeStampToken.Decode(token).Try(out var read, out var refused))
        {
            return new() { Reason = refused.Code, Detail = refused.Detail };
        }

        var verdict = new TimeStampVerdict { Time = read.Unchecked.Time, Policy = read.Unchecked.Policy };
        if (!read.Check(stamped, evidence.Pool).Try(out var stamp, out refused))
        {
            return verdict with { Reason = refused.Code, Detail = refused.Detail };
        }

        if (stamp.Info.Time > parameters.At + ClockDifference)
        {
            return verdict with { Reason = TimeStampReasons.InFuture, Detail = $"the stamp is of {stamp.Info.Time:u}, the time in question is {parameters.At:u}", Authority = stamp.Authority };
        }

        var path = PathValidation.Validate(
            stamp.Authority,
            JoinedEvidence.Of(evidence, read.Certificates),
            new() { At = parameters.At, Purpose = PathPurpose.TimeStamping, Revocation = parameters.Revocation });
        return verdict with { Reason = path.Reason?.Code(), Detail = path.Detail, Authority = stamp.Authority, Path = path };
    }
}
