using Tanba.Server.Tests.Running;

[assembly: AssemblyFixture(typeof(SharedPortal))]

namespace Tanba.Server.Tests.Running;

/// <summary>One portal for all tests that do not change its settings; each test brings its own people.</summary>
public sealed class SharedPortal : IAsyncDisposable
{
    public PortalHost Host { get; } = PortalHost.Start();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
