namespace Tanba.Registration.Centres;

/// <summary>A row of <c>centres</c> joined with one of <c>centre_words</c>.</summary>
internal sealed record CentreRow(string Id, string Phone, long IsOpen, string Language, string Region, string Locality, string Address, string Hours)
{
    public const string Select =
        """
        SELECT c.id AS "Id", c.phone AS "Phone", c.is_open AS "IsOpen", w.language AS "Language",
            w.region AS "Region", w.locality AS "Locality", w.address AS "Address", w.hours AS "Hours"
        FROM centres c JOIN centre_words w ON w.centre = c.id
        """ + " ";

    /// <summary>One centre of its three rows, in the order of the rows.</summary>
    public static IReadOnlyList<Centre> Together(IEnumerable<CentreRow> rows) => [.. rows.GroupBy(row => row.Id, StringComparer.Ordinal).Select(centre =>
        new Centre(
            centre.Key,
            centre.First().Phone,
            centre.First().IsOpen == 1,
            centre.ToDictionary(row => row.Language, row => new CentreWords(row.Region, row.Locality, row.Address, row.Hours), StringComparer.Ordinal)))];
}
