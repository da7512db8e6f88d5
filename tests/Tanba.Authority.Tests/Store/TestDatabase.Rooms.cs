using System.Reflection;
using Tanba.Authority.Store;

namespace Tanba.Tests.Store;

/// <content>The rooms of these tests.</content>
public sealed partial class TestDatabase
{
    private static partial IReadOnlyList<Assembly> Rooms => [typeof(Database).Assembly];
}
