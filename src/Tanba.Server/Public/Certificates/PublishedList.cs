using Tanba.Pki.Crls;

namespace Tanba.Server.Public.Certificates;

/// <summary>A revocation list as it is published now.</summary>
/// <param name="Word">What the page calls it.</param>
/// <param name="Address">Where it is fetched.</param>
/// <param name="List">Null while none was made.</param>
public sealed record PublishedList(string Word, string Address, CertificateList? List)
{
    /// <summary>What is served is our own; an unreadable list is a fault of ours and not to be hidden.</summary>
    public static PublishedList Of(string word, string address, byte[]? der) => new(word, address, der is null ? null : CertificateList.Decode(der).Value);
}
