using Tanba.Registration.Centres;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Centres;

/// <summary>The form of one centre as the administrator fills it in.</summary>
public sealed record CentreForm
{
    public string? Id { get; init => field = value?.Trim(); }

    public string? Phone { get; init => field = value?.Trim(); }

    public WordsForm Kk { get; init; } = new();

    public WordsForm Ru { get; init; } = new();

    public WordsForm En { get; init; } = new();

    public static CentreForm Of(Centre centre) => new()
    {
        Id = centre.Id,
        Phone = centre.Phone,
        Kk = WordsForm.Of(centre.In("kk")),
        Ru = WordsForm.Of(centre.In("ru")),
        En = WordsForm.Of(centre.In("en")),
    };

    /// <summary>What is empty stays empty: the room that takes it says what is missing.</summary>
    public Centre ToCentre(bool isOpen) => new(Id ?? "", Phone ?? "", isOpen, new Dictionary<string, CentreWords>(StringComparer.Ordinal)
    {
        [Language.Kazakh.Code] = Kk.ToWords(),
        [Language.Russian.Code] = Ru.ToWords(),
        [Language.English.Code] = En.ToWords(),
    });

    /// <summary>The words of one language.</summary>
    public sealed record WordsForm
    {
        public string? Region { get; init => field = value?.Trim(); }

        public string? Locality { get; init => field = value?.Trim(); }

        public string? Address { get; init => field = value?.Trim(); }

        public string? Hours { get; init => field = value?.Trim(); }

        public static WordsForm Of(CentreWords words) => new() { Region = words.Region, Locality = words.Locality, Address = words.Address, Hours = words.Hours };

        public CentreWords ToWords() => new(Region ?? "", Locality ?? "", Address ?? "", Hours ?? "");
    }
}
