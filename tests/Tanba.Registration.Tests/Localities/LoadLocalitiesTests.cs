using System.Text;
using Tanba.Pki;
using Tanba.Registration.Localities;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Localities;

public sealed class LoadLocalitiesTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_classifier_is_taken_over_and_it_is_said_what_changed(string store)
    {
        await using var house = await House.OpenAsync(store);
        Assert.Equal(new LocalityChange(13, 13, 0, 0), await LoadAsync(house, Kato.File(Kato.Rows)));
        Assert.Equal(new LocalityChange(13, 0, 0, 0), await LoadAsync(house, Kato.File(Kato.Rows)));

        var changed = Kato.Rows.Select(row => row.Replace("Темиртау", "Новый Темиртау", StringComparison.Ordinal)).Where(row => !row.StartsWith("7111", StringComparison.Ordinal));
        Assert.Equal(new LocalityChange(13, 1, 2, 1), await LoadAsync(house, Kato.File([.. changed, "790000000,NK RK 11-2025,oblast,1,г.Шымкент,Шымкент қ."])));
        Assert.Equal(3, await house.AskAsync<long>("SELECT count(*) FROM audit WHERE act = 'localities.load'"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task One_wrong_line_refuses_the_file_and_nothing_changes(string store)
    {
        await using var house = await House.OpenAsync(store);
        await LoadAsync(house, Kato.File(Kato.Rows));
        var refused = await house.Get<LoadLocalities>().RunAsync(Kato.File([.. Kato.Rows.Skip(3), "12345,v,settlement,2,с.А,А а."]), "test", Stop);
        Assert.Equal("localities.file: Line 12: the code must be nine digits, not '12345'.", refused.Rejection!.ToString());
        Assert.Equal(13, await house.AskAsync<long>("SELECT count(*) FROM localities"));
    }

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "100000000,v,oblast,0,область Абай", "Line 2: it has not six fields." },
        { "100000000,v,oblast,0,область Абай,Абай облысы,x", "Line 2: it has not six fields." },
        { "100000000,v,oblast,0,\"область Абай,Абай облысы", "Line 2: it has not six fields." },
        { "100000000,v,oblast,0,область \"Абай\",Абай облысы", "Line 2: it has not six fields." },
        { "10000000x,v,oblast,0,область Абай,Абай облысы", "Line 2: the code must be nine digits, not '10000000x'." },
        { "100000000,v,country,0,область Абай,Абай облысы", "Line 2: the level must be one of oblast, district, sub_district, settlement, not 'country'." },
        { "100000000,v,oblast,0,,Абай облысы", "Line 2: the Russian name is empty, too long or not plain text." },
        { "100000000,v,oblast,0,область Абай,\u0007", "Line 2: the Kazakh name is empty, too long or not plain text." },
        { "103230100,v,settlement,2,с.Карааул,Қараауыл а.", "103230100 belongs to 100000000, and the file has no such oblast." },
        { "100000000,v,oblast,0,область Абай,Абай облысы\n100000000,v,oblast,0,область Абай,Абай облысы", "Line 3: the code 100000000 stands twice." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_line_is_named(string rows, string sentence) => Assert.Equal(sentence, Detail(LocalityFile.Read(Kato.File(rows))));

    [Fact]
    public void Other_files_are_refused()
    {
        Assert.StartsWith("Line 1: the first line must be kato,", Detail(LocalityFile.Read("name;code\n"u8.ToArray())), StringComparison.Ordinal);
        Assert.Equal("This is not the classifier: the file is not UTF-8.", Detail(LocalityFile.Read([0xC3, 0x28])));
        Assert.Equal("This is not the classifier: the file is larger than 16 MiB.", Detail(LocalityFile.Read(new byte[LocalityFile.MostOctets + 1])));
        var many = Enumerable.Range(0, 100_001).Select(number => $"{number:000000000},v,oblast,0,А,А");
        Assert.Equal("This is not the classifier: the file has more than 100000 rows.", Detail(LocalityFile.Read(Kato.File(many))));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_fine()
    {
        var file = "\uFEFF" + Kato.Header + "\r\n100000000,v,oblast,0,область Абай,Абай облысы\r\n";
        Assert.Single(LocalityFile.Read(Encoding.UTF8.GetBytes(file)).Value);
    }

    private static async Task<LocalityChange> LoadAsync(House house, byte[] file) => (await house.Get<LoadLocalities>().RunAsync(file, "test", Stop)).Value;

    private static string Detail(Result<IReadOnlyList<LocalityRow>> refused) => refused.Rejection!.Detail;
}
