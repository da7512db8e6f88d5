using Microsoft.AspNetCore.Authorization;
using Tanba.Registration.Staff;
using Tanba.Server.Security;

namespace Tanba.Server;

/// <summary>Who a person is to the portal. A member of staff is a citizen too, and may have several roles.</summary>
public enum Role
{
    Anyone,
    Citizen,
    Registrar,
    Officer,
    Administrator,
    Auditor,
}

/// <summary>What can be done on the portal.</summary>
public enum Act
{
    ReadPublicPages,
    SignIn,
    AskStatus,
    InstallCertificates,
    ApplyFirst,
    FollowLetter,
    SeeCabinet,
    SeeOwnKeys,
    Reissue,
    RevokeOwn,
    SeeOwnApplications,
    DecideOwnApplications,
    EditProfile,
    ChangePassword,
    UseOwnSystems,
    SignOut,
    SeeConsole,
    SeeApplications,
    DecideApplications,
    SeePeople,
    EditPeople,
    SeeCertificates,
    RevokeByOrder,
    SeeAuthority,
    IssueCrl,
    SeeCentres,
    EditCentres,
    SeeStaff,
    EditStaff,
    SeeSystems,
    EditSystems,
    ReadAudit,
}

/// <summary>Who may do what. Every page names its act with <see cref="MayAttribute"/>; a page without one is closed to all.</summary>
public static class Access
{
    private static readonly Dictionary<Role, Act[]> Table = new()
    {
        [Role.Anyone] = [Act.ReadPublicPages, Act.SignIn, Act.AskStatus, Act.InstallCertificates, Act.ApplyFirst, Act.FollowLetter],
        [Role.Citizen] =
        [
            Act.SeeCabinet, Act.SeeOwnKeys, Act.Reissue, Act.RevokeOwn, Act.SeeOwnApplications, Act.DecideOwnApplications,
            Act.EditProfile, Act.ChangePassword, Act.UseOwnSystems, Act.SignOut,
        ],
        [Role.Registrar] = [Act.SeeConsole, Act.SeeApplications, Act.DecideApplications, Act.SeePeople, Act.EditPeople, Act.SeeCertificates, Act.RevokeByOrder],
        [Role.Officer] = [Act.SeeConsole, Act.SeeAuthority, Act.IssueCrl, Act.SeeCertificates],
        [Role.Administrator] = [Act.SeeConsole, Act.SeeCentres, Act.EditCentres, Act.SeeStaff, Act.EditStaff, Act.SeeSystems, Act.EditSystems],
        [Role.Auditor] =
        [
            Act.SeeConsole, Act.SeeApplications, Act.SeePeople, Act.SeeCertificates, Act.SeeAuthority, Act.SeeCentres, Act.SeeStaff, Act.SeeSystems, Act.ReadAudit,
        ],
    };

    public static bool Allows(Role role, Act act) => Table[Role.Anyone].Contains(act) || Table[role].Contains(act);

    /// <summary>Whether the person of this request may do it: a page asks before it shows a button.</summary>
    public static bool May(HttpContext context, Act act) => RolesOf(context).Any(role => Allows(role, act));

    public static IReadOnlyList<Role> RolesOf(HttpContext context) =>
        Citizen.Of(context.User) is null ? [Role.Anyone] : [Role.Citizen, .. StaffOf(context).Select(Of)];

    /// <summary>Asked from the register of staff with every request, so that a role that has ended is gone at once.</summary>
    internal static void Remember(HttpContext context, IReadOnlyList<StaffRole> roles) => context.Items[typeof(StaffRole)] = roles;

    internal static void AddTo(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(context => context.Resource is HttpContext http && MayUse(http)).Build();
    }

    private static bool MayUse(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<MayAttribute>() is { } page && May(context, page.Needed(context.Request.Method));

    private static IReadOnlyList<StaffRole> StaffOf(HttpContext context) => context.Items[typeof(StaffRole)] as IReadOnlyList<StaffRole> ?? [];

    private static Role Of(StaffRole role) => role switch
    {
        StaffRole.Registrar => Role.Registrar,
        StaffRole.Officer => Role.Officer,
        StaffRole.Administrator => Role.Administrator,
        _ => Role.Auditor,
    };
}

/// <summary>The act that a page or an address is for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayAttribute(Act act) : AuthorizeAttribute
{
    private Act? post;

    /// <summary>To look at it.</summary>
    public Act Act { get; } = act;

    /// <summary>To send something to it; the same where nothing else is said.</summary>
    public Act Post
    {
        get => post ?? Act;
        init => post = value;
    }

    internal Act Needed(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? Act : Post;
}
