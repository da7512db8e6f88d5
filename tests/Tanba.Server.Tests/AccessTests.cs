using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Tests;

public sealed class AccessTests
{
    private static readonly Role[] Staff = [Role.Registrar, Role.Officer, Role.Administrator, Role.Auditor];

    private static readonly Act[] Public = [Act.ReadPublicPages, Act.SignIn, Act.AskStatus, Act.InstallCertificates, Act.ApplyFirst, Act.FollowLetter];

    private static readonly Act[] Changing =
        [Act.DecideApplications, Act.EditPeople, Act.RevokeByOrder, Act.IssueCrl, Act.EditCentres, Act.EditStaff, Act.EditSystems];

    [Fact]
    public void Anyone_may_do_what_needs_no_key() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.All(Public, act => Assert.True(Access.Allows(role, act))));

    [Fact]
    public void A_stranger_may_do_nothing_else() =>
        Assert.All(Enum.GetValues<Act>().Except(Public), act => Assert.False(Access.Allows(Role.Anyone, act)));

    [Fact]
    public void The_cabinet_alone_opens_nothing_of_the_console() =>
        Assert.All(Enum.GetValues<Act>().Where(act => Staff.Any(role => Access.Allows(role, act)) && !Public.Contains(act)), act => Assert.False(Access.Allows(Role.Citizen, act)));

    [Fact]
    public void An_auditor_reads_everything_and_changes_nothing() =>
        Assert.All(Enum.GetValues<Act>().Where(act => Staff.Any(role => Access.Allows(role, act))), act => Assert.Equal(!Changing.Contains(act), Access.Allows(Role.Auditor, act)));

    [Fact]
    public void Whoever_decides_about_people_does_not_rule_the_authority() =>
        Assert.DoesNotContain(Staff, role => Access.Allows(role, Act.DecideApplications) && (Access.Allows(role, Act.IssueCrl) || Access.Allows(role, Act.EditStaff)));

    [Fact]
    public void Every_act_belongs_to_somebody() =>
        Assert.All(Enum.GetValues<Act>(), act => Assert.Contains(Enum.GetValues<Role>(), role => Access.Allows(role, act)));

    [Fact]
    public void Every_page_says_what_it_is_for() => Assert.All(Pages, page => Assert.NotNull(page.GetCustomAttribute<MayAttribute>()));

    [Theory]
    [InlineData(".Cabinet")]
    [InlineData(".Console")]
    public void Every_page_behind_the_login_is_closed_to_strangers(string room) => Assert.All(
        Pages.Where(page => page.Namespace!.Contains(room, StringComparison.Ordinal)),
        page =>
        {
            var may = page.GetCustomAttribute<MayAttribute>()!;
            Assert.False(Access.Allows(Role.Anyone, may.Act));
            Assert.False(Access.Allows(Role.Anyone, may.Post));
        });

    private static IReadOnlyList<Type> Pages { get; } =
        [.. typeof(Access).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract)];
}
