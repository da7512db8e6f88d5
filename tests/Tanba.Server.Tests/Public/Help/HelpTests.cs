using System.Net;
using Tanba.Server.Public.Help;
using Tanba.Server.Tests.Architecture;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public.Help;

public sealed class HelpTests(SharedPortal shared)
{
    private const long MostOctets = 3 * 1024 * 1024;

    public static TheoryData<string, string> GuidesByLanguage => new MatrixTheoryData<string, string>([.. Guide.All.Select(guide => guide.Name)], ["kk", "ru", "en"]);

    [Theory]
    [MemberData(nameof(GuidesByLanguage))]
    public async Task Every_guide_has_all_its_steps_in_every_language(string guide, string language)
    {
        var page = await shared.Host.Guest(language).OpenAsync("/help/" + guide);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(language, page.Language);
        Assert.Equal(Guide.Find(guide)!.Steps, System.Text.RegularExpressions.Regex.Count(page.Body, "class=\"tanba-step\""));
    }

    [Fact]
    public async Task The_list_leads_to_every_guide_and_a_guide_to_the_next()
    {
        var list = await shared.Host.Guest().OpenAsync("/help");
        Assert.All(Guide.All, guide => Assert.Contains($"href=\"{guide.Address}\"", list.Body, StringComparison.Ordinal));
        Assert.Contains($"href=\"{Guide.All[1].Address}\"", (await shared.Host.Guest().OpenAsync(Guide.All[0].Address)).Body, StringComparison.Ordinal);
        Assert.Null(Guide.All[^1].Next);
    }

    [Theory]
    [InlineData("no-such")]
    [InlineData("..%2Fabout")]
    [InlineData("ru")]
    public async Task A_guide_that_is_not_there_is_not_found(string guide) =>
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Host.Guest().OpenAsync("/help/" + guide)).Status);

    [Fact]
    public void Pictures_are_of_steps_that_exist_and_small_together()
    {
        var folder = Path.Combine(SourceTree.Root, "src", "Tanba.Server", "wwwroot", "help");
        var pictures = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList() : [];
        Assert.All(pictures, picture =>
        {
            var parts = Path.GetFileNameWithoutExtension(picture).Split('-');
            Assert.InRange(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), 1, Guide.Find(parts[0])!.Steps);
        });
        Assert.InRange(pictures.Sum(picture => new FileInfo(picture).Length), 0, MostOctets);
    }
}
