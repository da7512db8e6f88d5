using System.Runtime.InteropServices;

namespace Tanba.Bench.Verify;

/// <summary>What <c>openssl verify</c> and <c>openssl cms -verify</c> do, in this process: libcrypto's own functions in a loop.</summary>
internal static unsafe partial class OpenSslVerify
{
    private const string Library = "libcrypto.so.3";

    // The certificate of the signer is judged apart: CMS_NO_SIGNER_CERT_VERIFY of cms.h.
    private const uint SignatureAlone = 0x20;

    public static bool IsHere => NativeLibrary.TryLoad(Library, out _);

    public static nint Certificate(byte[] der)
    {
        fixed (byte* octets = der)
        {
            var from = octets;
            return Made(d2i_X509(0, &from, der.Length));
        }
    }

    public static void Forget(nint certificate) => X509_free(certificate);

    /// <summary>Trusted certificates; for the whole run.</summary>
    public static nint Store(params nint[] trusted)
    {
        var store = Made(X509_STORE_new());
        foreach (var certificate in trusted)
        {
            Must(X509_STORE_add_cert(store, certificate));
        }

        return store;
    }

    /// <summary>Certificates that may help; for the whole run.</summary>
    public static nint Pool(params nint[] certificates)
    {
        var stack = Made(OPENSSL_sk_new_null());
        foreach (var certificate in certificates)
        {
            _ = OPENSSL_sk_push(stack, certificate);
        }

        return stack;
    }

    public static void ForgetPool(nint stack) => OPENSSL_sk_free(stack);

    public static void Verify(nint leaf, nint store, nint pool, DateTimeOffset at)
    {
        var context = Made(X509_STORE_CTX_new());
        Must(X509_STORE_CTX_init(context, store, leaf, pool));
        X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context), at.ToUnixTimeSeconds());
        Must(X509_verify_cert(context));
        X509_STORE_CTX_free(context);
    }

    /// <summary>An attached document: whether its signatures hold, not whether its signers are trusted.</summary>
    public static void VerifyCms(byte[] document)
    {
        fixed (byte* octets = document)
        {
            var from = octets;
            var cms = Made(d2i_CMS_ContentInfo(0, &from, document.Length));
            Must(CMS_verify(cms, 0, 0, 0, 0, SignatureAlone));
            CMS_ContentInfo_free(cms);
        }
    }

    private static nint Made(nint pointer) => pointer != 0 ? pointer : throw new InvalidOperationException("OpenSSL read nothing");

    private static void Must(int answer)
    {
        if (answer != 1)
        {
            throw new InvalidOperationException("OpenSSL refused what is good");
        }
    }

    [LibraryImport(Library)]
    private static partial nint d2i_X509(nint to, byte** from, nint length);

    [LibraryImport(Library)]
    private static partial void X509_free(nint certificate);

    [LibraryImport(Library)]
    private static partial nint X509_STORE_new();

    [LibraryImport(Library)]
    private static partial int X509_STORE_add_cert(nint store, nint certificate);

    [LibraryImport(Library)]
    private static partial nint OPENSSL_sk_new_null();

    [LibraryImport(Library)]
    private static partial int OPENSSL_sk_push(nint stack, nint item);

    [LibraryImport(Library)]
    private static partial void OPENSSL_sk_free(nint stack);

    [LibraryImport(Library)]
    private static partial nint X509_STORE_CTX_new();

    [LibraryImport(Library)]
    private static partial int X509_STORE_CTX_init(nint context, nint store, nint leaf, nint pool);

    [LibraryImport(Library)]
    private static partial nint X509_STORE_CTX_get0_param(nint context);

    [LibraryImport(Library)]
    private static partial void X509_VERIFY_PARAM_set_time(nint parameters, long seconds);

    [LibraryImport(Library)]
    private static partial int X509_verify_cert(nint context);

    [LibraryImport(Library)]
    private static partial void X509_STORE_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial nint d2i_CMS_ContentInfo(nint to, byte** from, nint length);

    [LibraryImport(Library)]
    private static partial int CMS_verify(nint cms, nint certificates, nint store, nint content, nint to, uint flags);

    [LibraryImport(Library)]
    private static partial void CMS_ContentInfo_free(nint cms);
}
