using System.Reflection;
using Tanba.Authority.Store;
using Tanba.Registration;

namespace Tanba.Tests.Store;

/// <content>The rooms of these tests.</content>
public sealed partial class TestDatabase
{
    private static partial IReadOnlyList<Assembly> Rooms => [typeof(Database).Assembly, typeof(RegistrationOptions).Assembly];
}
