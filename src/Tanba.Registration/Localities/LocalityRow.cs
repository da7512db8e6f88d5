namespace Tanba.Registration.Localities;

/// <summary>A row of the classifier, checked, as the table <c>localities</c> has it.</summary>
internal sealed record LocalityRow(string Code, string Region, string Level, long Rank, string NameKk, string NameRu, string? FindKk, string? FindRu)
{
    public const string Columns = "code AS Code, region AS Region, level AS Level, rank AS Rank, name_kk AS NameKk, name_ru AS NameRu, find_kk AS FindKk, find_ru AS FindRu";

    private const string Oblast = "oblast";

    public static readonly IReadOnlySet<string> Levels = new HashSet<string>([Oblast, "district", "sub_district", "settlement"], StringComparer.Ordinal);

    /// <summary>The first two digits are the oblast.</summary>
    public static LocalityRow Of(string code, string level, string nameRu, string nameKk)
    {
        // People live in settlements, and in cities, which stand on every level; districts and rural districts are no address.
        var city = LocalityName.IsCity(nameRu);
        var lived = city || (level == "settlement" && !nameRu.StartsWith("район ", StringComparison.Ordinal));
        return new(
            code,
            code[..2] + "0000000",
            level,
            level == Oblast ? 0 : city ? 1 : 2,
            LocalityName.ShownKazakh(nameKk),
            LocalityName.ShownRussian(nameRu),
            lived ? LocalityName.FoundKazakh(nameKk) : null,
            lived ? LocalityName.FoundRussian(nameRu) : null);
    }

    public bool IsRegion => Level == Oblast;
}
