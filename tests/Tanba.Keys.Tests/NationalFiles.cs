namespace Tanba.Keys.Tests;

/// <summary>The national authority's own test keys, in the shared data.</summary>
internal static class NationalFiles
{
    public const string Password = "Qwerty12";
    public const string AuthRsa = "AUTH_RSA256_b2c70a9ff7a5dc59de0ccc3c0ddde3437cc1f12d.p12";
    public const string Gost2004 = "GOSTKNCA_13a3741b52d7bf860aab199b56fad1f4652e357b.p12";
    public const string Gost512 = "GOST512_individual_2026.p12";

    public static TheoryData<string> All =>
    [
        AuthRsa,
        "RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.p12",
        Gost2004,
        "GOST512_02c7a21f2df78b99cb67323e2e255779bb6ae309.p12",
        "GOST512_6ef98aece8760b2fd3ea4fb971b254a99e15c288.p12",
        Gost512,
    ];

    public static byte[] Read(string name) => File.ReadAllBytes(SharedData.Path("keys/" + name));
}
