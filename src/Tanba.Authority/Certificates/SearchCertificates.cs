using Tanba.Pki.Certificates;

namespace Tanba.Authority.Certificates;

/// <summary>Search of a registrar or an auditor in the certificates of everybody. Paged by key; every form of it is answered from an index.</summary>
public sealed class SearchCertificates(FindCertificates certificates)
{
    /// <summary>A page: by serial number when a prefix alone is looked for, otherwise the newest first.</summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="count">At most this many, at most 200.</param>
    public async Task<IReadOnlyList<IssuedCertificate>> RunAsync(CertificateSearch search, SerialNumber? after, int count, CancellationToken stop)
    {
        if (!search.CanFind)
        {
            return [];
        }

        // 'g' stands behind every hexadecimal digit, so the range holds exactly the serial numbers of this prefix.
        var parameters = new { owner = search.Owner, first = search.Digits, beyond = search.Digits + "g", after = after?.ToString(), count };
        var conditions = new List<string>();
        if (search.Owner is not null)
        {
            conditions.Add("c.owner = @owner");
        }

        if (search.Digits is { Length: > 0 })
        {
            conditions.Add("c.serial >= @first AND c.serial < @beyond");
        }

        var bySerial = search.Digits is { Length: > 0 } && search.Owner is null;
        if (after is not null)
        {
            conditions.Add(bySerial ? "c.serial > @after" : FindCertificates.Behind("@after"));
        }

        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        return await certificates.PageAsync($"{where} ORDER BY {(bySerial ? "c.serial" : "c.at DESC, c.serial")}", parameters, count, stop);
    }
}
