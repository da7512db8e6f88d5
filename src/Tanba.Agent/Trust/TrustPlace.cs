namespace Tanba.Agent.Trust;

/// <summary>What was found or done at one place.</summary>
public enum TrustState
{
    Trusted,
    NotTrusted,

    /// <summary>The place could not be read or changed; the detail says what to do.</summary>
    Failed,
}

/// <summary>One line for the person.</summary>
public sealed record TrustReport(string Place, TrustState State, string Detail);

/// <summary>One store of trusted roots: of the operating system, or of a browser profile.</summary>
/// <param name="Name">As the report shows it.</param>
/// <param name="Status">Whether our local CA is trusted there.</param>
/// <param name="Install">Adds it, or finds it there.</param>
/// <param name="Remove">Takes it away.</param>
public sealed record TrustPlace(
    string Name,
    Func<CancellationToken, Task<TrustReport>> Status,
    Func<CancellationToken, Task<TrustReport>> Install,
    Func<CancellationToken, Task<TrustReport>> Remove);
