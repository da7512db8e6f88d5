using Tanba.Pki.Certificates;
using Tanba.Pki.TimeStamps;

namespace Tanba.Signatures.TimeStamps;

/// <summary>A time stamp that holds: this authority's key signed this time for these octets. Whether the authority is to be trusted is another question.</summary>
/// <param name="Info">What was signed.</param>
/// <param name="Authority">Its certificate.</param>
public sealed record CheckedTimeStamp(TstInfo Info, Certificate Authority);
