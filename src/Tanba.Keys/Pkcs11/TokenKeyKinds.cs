using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>Every kind of key that a token may have; a new one is one more row here and one file of its own.</summary>
internal static class TokenKeyKinds
{
    public static IReadOnlyList<TokenKeyKind> All { get; } =
    [
        new TokenRsa("rsa2048", 2048), new TokenRsa("rsa3072", 3072), new TokenRsa("rsa4096", 4096),
        new TokenEc("p256", Oids.P256, 256), new TokenEc("p384", Oids.P384, 384), new TokenEc("p521", Oids.P521, 521),
        TokenGost.Bits512, TokenGost.Bits256,
    ];
}
