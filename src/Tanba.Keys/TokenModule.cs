namespace Tanba.Keys;

/// <summary>A PKCS#11 library, and which of its tokens are meant; what is null does not matter.</summary>
/// <param name="Module">Whole path.</param>
/// <param name="Token">Label.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Model">Beginning of the model's name.</param>
public sealed record TokenModule(string Module, string? Token = null, string? Serial = null, string? Model = null)
{
    // As the makers' installers put them. For Kaztoken and aKey no path is published: their owners write it into the file of tokens.
    private static readonly (string Storage, string[] Windows, string[] MacOs, string[] Linux)[] Libraries =
    [
        ("AKKZIDCardStore", ["asepkcs.dll"], ["/Library/Application Support/Athena/libASEP11.dylib"], ["/usr/lib/x64-athena/libASEP11.so"]),
        ("AKEToken72KStore", ["eTPKCS11.dll"], ["/usr/local/lib/libeTPkcs11.dylib"], ["/usr/lib/libeTPkcs11.so", "/usr/lib64/libeTPkcs11.so", "/usr/lib/libeToken.so", "/usr/lib64/libeToken.so"]),
        ("AKEToken5110Store", ["eTPKCS11.dll"], ["/usr/local/lib/libeTPkcs11.dylib"], ["/usr/lib/libeToken.so", "/usr/lib64/libeToken.so", "/usr/lib/libeTPkcs11.so", "/usr/lib64/libeTPkcs11.so"]),
        ("AKJaCartaStore", ["jcPKCS11-2.dll"], ["/Library/Frameworks/jcPKCS11-2.framework/jcPKCS11-2"], ["/usr/lib/libjcPKCS11-2.so", "/usr/lib64/libjcPKCS11-2.so"]),
        ("AKKaztokenStore", [], [], []),
        ("AKAKEYStore", [], [], []),
    ];

    internal static IReadOnlyList<TokenModule> UsualOf(string storage)
    {
        var row = Libraries.First(libraries => libraries.Storage == storage);
        return OperatingSystem.IsWindows() ? [.. row.Windows.Select(name => new TokenModule(Path.Combine(Environment.SystemDirectory, name)))]
            : OperatingSystem.IsMacOS() ? [.. row.MacOs.Select(path => new TokenModule(path))]
            : [.. row.Linux.Select(path => new TokenModule(path))];
    }

    internal bool IsMeant(Pkcs11.TokenInfo info) =>
        (Token is null || info.Label == Token) && (Serial is null || info.Serial == Serial) && (Model is null || info.Model.StartsWith(Model, StringComparison.Ordinal));
}
