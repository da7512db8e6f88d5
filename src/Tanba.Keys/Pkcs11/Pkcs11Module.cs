using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>
/// A loaded PKCS#11 library. Each is loaded and initialized once in a process and stays, because its login state belongs to the
/// process. Safe from several threads.
/// </summary>
internal sealed class Pkcs11Module
{
    // A reader has one slot, a box of HSMs some dozens.
    private const int MostSlots = 256;

    // CKF_OS_LOCKING_OK (Base §5.4): the module takes care of our threads.
    private const uint OsLockingOk = 2;

    private static readonly ConcurrentDictionary<string, Lazy<Result<Pkcs11Module>>> Loaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<nuint, TokenLogins> logins = new();

    internal Pkcs11Module(string path, CkFunctions functions)
    {
        Path = path;
        Functions = functions;
    }

    public string Path { get; }

    public CkFunctions Functions { get; }

    /// <summary>Refuses with <c>token.module-missing</c>, <c>token.module-broken</c>; what is not there may be installed later, so only success is remembered.</summary>
    public static Result<Pkcs11Module> Load(string path)
    {
        // Only a whole path: the name of a library would be looked for in directories that others may write to.
        if (!System.IO.Path.IsPathFullyQualified(path) || !File.Exists(path))
        {
            return Rejection.NotFound("token.module-missing", $"there is no PKCS#11 library {path}");
        }

        var module = Loaded.GetOrAdd(path, at => new(() => LoadNew(at))).Value;
        if (module.IsRefused)
        {
            Loaded.TryRemove(path, out _);
        }

        return module;
    }

    /// <summary>The tokens that are inserted now; none when the module fails, as modules do without a reader.</summary>
    public IReadOnlyList<(nuint Slot, TokenInfo Info)> Tokens()
    {
        var slots = new byte[MostSlots * Functions.Layout.UlongSize];
        ulong count = MostSlots;
        if (Functions.GetSlotList(slots, ref count) != CkResult.Ok)
        {
            return [];
        }

        var found = new List<(nuint, TokenInfo)>();
        for (var at = 0; at < (int)Math.Min(count, MostSlots); at++)
        {
            var slot = unchecked((nuint)Functions.Layout.Read(slots.AsSpan(at * Functions.Layout.UlongSize)));
            if (InfoOf(slot) is { IsInitialized: true } info)
            {
                found.Add((slot, info));
            }
        }

        return found;
    }

    /// <summary>Null when the slot is empty now.</summary>
    public TokenInfo? InfoOf(nuint slot)
    {
        var info = new byte[Functions.Layout.TokenInfoSize];
        return Functions.GetTokenInfo(slot, info) == CkResult.Ok ? Functions.Layout.ReadTokenInfo(info) : null;
    }

    /// <summary>Whether keys of so many bits can be made, or any when 0 is asked (Base §5.5: CK_MECHANISM_INFO has sizes in bits for RSA and EC).</summary>
    public bool Makes(nuint slot, CkMechanism mechanism, uint bits)
    {
        var layout = Functions.Layout;
        var info = new byte[layout.MechanismInfoSize];
        return Functions.GetMechanismInfo(slot, mechanism, info) == CkResult.Ok
            && (bits == 0 || (layout.Read(info) <= bits && bits <= layout.Read(info.AsSpan(layout.UlongSize))));
    }

    /// <summary>Who is logged in on the token of a slot.</summary>
    public TokenLogins LoginsOf(nuint slot) => logins.GetOrAdd(slot, at => new TokenLogins(Functions, at, () => InfoOf(at)?.Tries ?? PinTries.Enough));

    private static Result<Pkcs11Module> LoadNew(string path)
    {
        if (!NativeLibrary.TryLoad(path, out var library) || !NativeLibrary.TryGetExport(library, "C_GetFunctionList", out var getFunctionList))
        {
            return Rejection.Unavailable("token.module-broken", $"{path} cannot be loaded or is no PKCS#11 library");
        }

        var layout = CkLayout.Here;
        if (FunctionListOf(getFunctionList) is not { } list)
        {
            return Rejection.Unavailable("token.module-broken", $"{path} gives no list of functions");
        }

        var functions = new CkFunctions(list, layout);
        var arguments = new byte[layout.InitializeSize];
        layout.Write(arguments.AsSpan(layout.InitializeFlagsOffset), OsLockingOk);
        var result = functions.Initialize(arguments);
        return result is CkResult.Ok or CkResult.CryptokiAlreadyInitialized
            ? new Pkcs11Module(path, functions)
            : Rejection.Unavailable("token.module-broken", TokenRejections.Of(result, $"{path} does not start").Detail);
    }

    private static unsafe nint? FunctionListOf(nint getFunctionList)
    {
        nint list = 0;
        var result = unchecked((uint)((delegate* unmanaged[Cdecl]<nint*, nuint>)getFunctionList)(&list));
        return result == (uint)CkResult.Ok && list != 0 ? list : null;
    }
}
