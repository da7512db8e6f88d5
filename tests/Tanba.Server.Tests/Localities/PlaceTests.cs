using System.Net;
using System.Text;
using Tanba.Registration.Localities;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Localities;

/// <summary>The region and the locality of a form, without script, with the classifier and without it.</summary>
public sealed class PlaceTests : IAsyncLifetime
{
    private const string Classifier =
        """
        kato,kato_version,level,type_code,name_ru,name_kk
        350000000,v,oblast,0,Карагандинская область,Қарағанды облысы
        352410000,v,sub_district,1,г.Темиртау,Теміртау қ.
        353600000,v,district,2,Бухар-Жырауский район,Бұқар жырау ауданы
        353647115,v,settlement,2,с.Темиртовка,Темиртовка а.
        710000000,v,oblast,1,г.Астана,Астана қ.
        """;

    private readonly PortalHost host = PortalHost.Start();
    private readonly Guest guest;
    private Holder holder = null!;

    public PlaceTests() => guest = host.Guest();

    public async ValueTask InitializeAsync()
    {
        holder = await Holder.MakeAsync(host, Holder.Aigerim);
        await guest.LogInAsync(holder);
    }

    public async ValueTask DisposeAsync()
    {
        holder.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_classifier_any_words_pass()
    {
        var page = await guest.OpenAsync("/cabinet/reissue");
        Assert.Contains("<input class=\"govuk-input\" id=\"Answers_Region\"", page.Body, StringComparison.Ordinal);
        Assert.Equal("/cabinet/reissue/check", (await AnswerAsync("Где-то", "Там")).Location);
    }

    [Theory]
    [InlineData("", "Там", "Напишите регион")]
    [InlineData("Где-то", " ", "Напишите населённый пункт")]
    public async Task Without_a_classifier_both_must_be_written(string region, string locality, string sentence)
    {
        var page = await AnswerAsync(region, locality);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(sentence, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_classifier_the_region_is_chosen_from_a_list()
    {
        await LoadAsync();
        var page = await guest.OpenAsync("/cabinet/reissue");
        Assert.Contains("<select class=\"govuk-select tanba-place__region\" id=\"Answers_Region\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Карагандинская область\">", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Карагандинская область", "Темиртау")]
    [InlineData("ҚАРАҒАНДЫ ОБЛЫСЫ", "теміртау")]
    public async Task A_whole_name_is_taken_and_written_as_the_classifier_has_it(string region, string locality)
    {
        await LoadAsync();
        Assert.Equal("/cabinet/reissue/check", (await AnswerAsync(region, locality)).Location);
        var check = await guest.OpenAsync("/cabinet/reissue/check");
        Assert.Contains(">Карагандинская область<", check.Body, StringComparison.Ordinal);
        Assert.Contains(">Темиртау<", check.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_beginning_of_a_name_offers_what_fits_and_one_of_them_is_picked()
    {
        await LoadAsync();
        var page = await AnswerAsync("Карагандинская область", "темирт");
        Assert.Contains("Выберите населённый пункт из списка ниже", page.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"picked-locality\" type=\"radio\" value=\"Темиртау\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("Бухар-Жырауский район", page.Body, StringComparison.Ordinal);

        Assert.Equal("/cabinet/reissue/check", (await AnswerAsync("Карагандинская область", "темирт", "с.Темиртовка")).Location);
        Assert.Contains(">с.Темиртовка<", (await guest.OpenAsync("/cabinet/reissue/check")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Астана", "Темиртау", "В этом регионе нет такого населённого пункта")]
    [InlineData("Лондон", "Темиртау", "Выберите регион из списка")]
    [InlineData("", "Темиртау", "Выберите регион из списка")]
    public async Task What_the_classifier_has_not_is_not_taken(string region, string locality, string sentence)
    {
        await LoadAsync();
        Assert.Contains(sentence, (await AnswerAsync(region, locality)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_asks_by_the_beginning_of_a_name()
    {
        await LoadAsync();
        var found = (await host.Guest().OpenAsync("/localities?start=тем&region=Карагандинская область")).Json();
        var names = found.GetProperty("places").EnumerateArray().Select(place => $"{place.Text("name")}, {place.Text("region")}");
        Assert.Equal(["Темиртау, Карагандинская область", "с.Темиртовка, Карагандинская область"], names);
        Assert.Equal("[]", (await host.Guest().OpenAsync("/localities")).Json().GetProperty("places").GetRawText());
    }

    private async Task LoadAsync() =>
        Assert.Equal(5, (await host.Get<LoadLocalities>().RunAsync(Encoding.UTF8.GetBytes(Classifier), "test", CancellationToken.None)).Value.Total);

    private async Task<Guest.Page> AnswerAsync(string region, string locality, string? picked = null) => await guest.SubmitAsync(
        await guest.OpenAsync("/cabinet/reissue"),
        "/cabinet/reissue",
        [
            ("Answers.Region", region),
            ("Answers.Locality", locality),
            ("picked-locality", picked ?? ""),
            ("Answers.Storage", "PKCS12"),
            ("Answers.Path", "/home/citizen/keys"),
        ]);
}
