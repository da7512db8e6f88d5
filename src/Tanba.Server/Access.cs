using Microsoft.AspNetCore.Authorization;
using Tanba.Server.Security;

namespace Tanba.Server;

/// <summary>Who a person is to the portal.</summary>
public enum Role
{
    Anyone,
    Citizen,
}

/// <summary>What can be done on the portal.</summary>
public enum Act
{
    ReadPublicPages,
    SignIn,
    AskStatus,
    InstallCertificates,
    SeeCabinet,
    SeeOwnKeys,
    Reissue,
    SignOut,
}

/// <summary>Who may do what. Every page names its act with <see cref="MayAttribute"/>; a page without one is closed to all.</summary>
public static class Access
{
    private static readonly Dictionary<Role, Act[]> Table = new()
    {
        [Role.Anyone] = [Act.ReadPublicPages, Act.SignIn, Act.AskStatus, Act.InstallCertificates],
        [Role.Citizen] = [Act.SeeCabinet, Act.SeeOwnKeys, Act.Reissue, Act.SignOut],
    };

    public static bool Allows(Role role, Act act) => Table[Role.Anyone].Contains(act) || Table[role].Contains(act);

    public static Role RoleOf(HttpContext context) => Citizen.Of(context.User) is null ? Role.Anyone : Role.Citizen;

    public static void AddTo(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        foreach (var act in Enum.GetValues<Act>())
        {
            options.AddPolicy(act.ToString(), policy => policy.RequireAssertion(context => context.Resource is HttpContext http && Allows(RoleOf(http), act)));
        }
    }
}

/// <summary>The act that a page or an address is for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayAttribute(Act act) : AuthorizeAttribute(act.ToString())
{
    public Act Act { get; } = act;
}
