using System.Runtime.InteropServices;

namespace Tanba.Bench.Crypto;

/// <summary>OpenSSL's gost engine in this process (Debian: libengine-gost-openssl), through libcrypto's EVP functions.</summary>
internal static unsafe partial class GostEngine
{
    private const string Library = "libcrypto.so.3";
    private const ulong LoadDynamic = 0x400;
    private const uint AllMethods = 0xffff;
    private static nint engine;

    /// <summary>Null when the engine is there; else what is missing.</summary>
    public static string? Load()
    {
        try
        {
            _ = OPENSSL_init_crypto(LoadDynamic, 0);
            engine = ENGINE_by_id("gost");
            return engine != 0 && ENGINE_init(engine) == 1 && ENGINE_set_default(engine, AllMethods) == 1
                ? null
                : "OpenSSL has no gost engine here. Install it (Debian: libengine-gost-openssl) and run this again.";
        }
        catch (DllNotFoundException)
        {
            return $"{Library} is not here. Install OpenSSL 3 and run this again.";
        }
    }

    /// <summary>A new key, such as gost2012_512 with parameters A.</summary>
    public static nint Generate(string algorithm, string parameters)
    {
        var context = EVP_PKEY_CTX_new_id(OBJ_sn2nid(algorithm), engine);
        nint key = 0;
        Must(EVP_PKEY_keygen_init(context));
        Must(EVP_PKEY_CTX_ctrl_str(context, "paramset", parameters));
        Must(EVP_PKEY_keygen(context, ref key));
        return key;
    }

    public static byte[] Sign(nint key, nint digest, ReadOnlySpan<byte> message)
    {
        var signature = new byte[128];
        var length = (nuint)signature.Length;
        var context = EVP_MD_CTX_new();
        fixed (byte* to = signature, from = message)
        {
            Must(EVP_DigestSignInit(context, 0, digest, engine, key));
            Must(EVP_DigestSign(context, to, ref length, from, (nuint)message.Length));
        }

        EVP_MD_CTX_free(context);
        return signature[..(int)length];
    }

    public static bool Verify(nint key, nint digest, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var context = EVP_MD_CTX_new();
        fixed (byte* value = signature, from = message)
        {
            Must(EVP_DigestVerifyInit(context, 0, digest, engine, key));
            var holds = EVP_DigestVerify(context, value, (nuint)signature.Length, from, (nuint)message.Length) == 1;
            EVP_MD_CTX_free(context);
            return holds;
        }
    }

    public static void Hash(nint digest, ReadOnlySpan<byte> message, Span<byte> result)
    {
        fixed (byte* from = message, to = result)
        {
            Must(EVP_Digest(from, (nuint)message.Length, to, 0, digest, 0));
        }
    }

    public static nint Digest(string name) => EVP_get_digestbyname(name) is not 0 and var digest ? digest : throw new InvalidOperationException($"the engine has no {name}");

    private static void Must(int answer)
    {
        if (answer != 1)
        {
            throw new InvalidOperationException("the engine refused");
        }
    }

    [LibraryImport(Library)]
    private static partial int OPENSSL_init_crypto(ulong options, nint settings);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ENGINE_by_id(string id);

    [LibraryImport(Library)]
    private static partial int ENGINE_init(nint engine);

    [LibraryImport(Library)]
    private static partial int ENGINE_set_default(nint engine, uint methods);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OBJ_sn2nid(string name);

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_CTX_new_id(int id, nint engine);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_keygen_init(nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int EVP_PKEY_CTX_ctrl_str(nint context, string type, string value);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_keygen(nint context, ref nint key);

    [LibraryImport(Library)]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestSign(nint context, byte* signature, ref nuint length, byte* message, nuint messageLength);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerify(nint context, byte* signature, nuint length, byte* message, nuint messageLength);

    [LibraryImport(Library)]
    private static partial int EVP_Digest(byte* message, nuint length, byte* result, nint size, nint digest, nint engine);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint EVP_get_digestbyname(string name);
}
