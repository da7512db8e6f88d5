namespace Tanba.Registration.People;

/// <summary>
/// A name as somebody types it, to be looked up in an index over surname and given name: «ома» finds ОМАРОВ, «омаров да» finds
/// ОМАРОВ ДАНИЯР. Names stand in the register in capital letters, as in certificates.
/// </summary>
internal sealed record NameSearch(string Surname, string? GivenName)
{
    // No letter stands behind the last code point, so everything that begins with the prefix lies before it.
    private const string Last = "\U0010FFFF";

    // Surname and given name of one certificate have 64 characters together; what is longer finds nobody.
    private const int Longest = 130;

    public string SurnameEnd => Surname + Last;

    public string? GivenNameEnd => GivenName is null ? null : GivenName + Last;

    /// <summary>For SQL: a whole surname and the beginning of a given name, or the beginning of a surname.</summary>
    public string Condition => GivenName is null
        ? "surname >= @Surname AND surname < @SurnameEnd"
        : "surname = @Surname AND given_name >= @GivenName AND given_name < @GivenNameEnd";

    /// <summary>Null when there is nothing to look for.</summary>
    public static NameSearch? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return null;
        }

        var parts = text.ToUpperInvariant().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
