using Tanba.Pki.Certificates;

namespace Tanba.Keys.Pkcs12;

/// <summary>A key file, opened whole: what it holds and how it was written. Private keys are zeroed on <see cref="Dispose"/>.</summary>
/// <param name="Form">National when its private keys were encrypted with the old ciphers of PKCS#12.</param>
/// <param name="Safes">In the order of the file.</param>
internal sealed record Pkcs12Content(KeyFileForm Form, IReadOnlyList<Safe> Safes) : IDisposable
{
    /// <summary>
    /// Of one file. Each is loaded when the file is opened, and one of 16 384 bits, as long as the platform takes, costs some
    /// hundredths of a second.
    /// </summary>
    public const int MostKeys = 32;

    /// <summary>Parts encrypted for somebody's certificate (RFC 7292 §3.1): nobody here can open them, nor write them again.</summary>
    public bool HasUnreadableParts { get; init; }

    public IEnumerable<SafeBag> Bags => Safes.SelectMany(safe => safe.Bags);

    public IEnumerable<SafeBag> Keys => Bags.Where(bag => bag.IsKey);

    /// <summary>A certificate that the product cannot read is passed over: another may belong to the key.</summary>
    public IReadOnlyList<(SafeBag Bag, Certificate Certificate)> Certificates() =>
        [.. Bags.Select(bag => (Bag: bag, Certificate: bag.Certificate())).Where(pair => pair.Certificate is not null).Select(pair => (pair.Bag, pair.Certificate!))];

    public void Dispose()
    {
        foreach (var bag in Bags)
        {
            bag.Dispose();
        }
    }
}
