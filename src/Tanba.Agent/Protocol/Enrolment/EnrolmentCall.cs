using Tanba.Keys;

namespace Tanba.Agent.Protocol.Enrolment;

/// <summary>One call of the module: its arguments, the stores that it names, who asks.</summary>
public sealed record EnrolmentCall(EnrolmentArguments Arguments, IReadOnlyList<IKeyStore> Stores, Asker Asker)
{
    /// <summary>Every method but one names a single store.</summary>
    public IKeyStore Store => Stores[0];
}
