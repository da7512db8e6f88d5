using System.Collections.Concurrent;
using Tanba.Keys;

namespace Tanba.Registration.Tests.Journey;

/// <summary>RSA keys take long to make: the tests share them, each house from the first on, for each has a database of its own.</summary>
internal static class KeyPool
{
    private static readonly ConcurrentDictionary<int, Lazy<SoftwareKey>> Made = new();

    public static SoftwareKey Number(int number) => Made.GetOrAdd(number, _ => new(() => SoftwareKey.Generate("rsa2048"))).Value;
}
