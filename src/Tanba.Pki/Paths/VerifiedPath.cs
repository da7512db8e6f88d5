using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>A chain that held at the asked time.</summary>
/// <param name="Certificates">Leaf first, root last.</param>
public sealed record VerifiedPath(IReadOnlyList<Certificate> Certificates);
