using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Tests;

public sealed class AccessTests
{
    [Theory]
    [InlineData(Act.ReadPublicPages)]
    [InlineData(Act.SignIn)]
    [InlineData(Act.AskStatus)]
    [InlineData(Act.InstallCertificates)]
    public void Anyone_may_do_what_needs_no_key(Act act)
    {
        Assert.True(Access.Allows(Role.Anyone, act));
        Assert.True(Access.Allows(Role.Citizen, act));
    }

    [Theory]
    [InlineData(Act.SeeCabinet)]
    [InlineData(Act.SeeOwnKeys)]
    [InlineData(Act.Reissue)]
    [InlineData(Act.SignOut)]
    public void The_cabinet_is_for_citizens(Act act)
    {
        Assert.False(Access.Allows(Role.Anyone, act));
        Assert.True(Access.Allows(Role.Citizen, act));
    }

    [Fact]
    public void Every_act_belongs_to_somebody() => Assert.All(Enum.GetValues<Act>(), act => Assert.True(Access.Allows(Role.Citizen, act)));

    [Fact]
    public void Every_page_says_what_it_is_for()
    {
        var pages = typeof(Access).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.NotNull(page.GetCustomAttribute<MayAttribute>()));
    }

    [Fact]
    public void Every_page_of_the_cabinet_needs_a_citizen()
    {
        var pages = typeof(Access).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PageModel)) && type.Namespace!.Contains(".Cabinet", StringComparison.Ordinal));
        Assert.All(pages, page => Assert.False(Access.Allows(Role.Anyone, page.GetCustomAttribute<MayAttribute>()!.Act)));
    }
}
