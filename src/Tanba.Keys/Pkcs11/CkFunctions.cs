namespace Tanba.Keys.Pkcs11;

/// <summary>
/// The calls of a PKCS#11 module that are used, by their place in CK_FUNCTION_LIST (PKCS#11 v2.40 Base §3.4, §5). Numbers go in as
/// machine words, whose low half is what Windows reads; a CK_ULONG comes back through eight zeroed octets, for the same reason.
/// Calls are safe from several threads once the module was initialized for that.
/// </summary>
internal sealed unsafe class CkFunctions(nint functionList, CkLayout layout)
{
    private readonly nint* table = (nint*)(functionList + layout.FunctionsOffset);

    public CkLayout Layout => layout;

    public CkResult Initialize(byte[] arguments)
    {
        fixed (byte* at = arguments)
        {
            return Rv(((delegate* unmanaged[Cdecl]<void*, nuint>)table[0])(at));
        }
    }

    /// <summary>Slots with a token inside.</summary>
    public CkResult GetSlotList(Span<byte> slots, ref ulong count)
    {
        fixed (byte* at = slots)
        fixed (ulong* length = &count)
        {
            return Rv(((delegate* unmanaged[Cdecl]<byte, void*, void*, nuint>)table[4])(1, at, length));
        }
    }

    public CkResult GetTokenInfo(nuint slot, Span<byte> info)
    {
        fixed (byte* at = info)
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint>)table[6])(slot, at));
        }
    }

    public CkResult GetMechanismInfo(nuint slot, CkMechanism mechanism, Span<byte> info)
    {
        fixed (byte* at = info)
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, nuint, void*, nuint>)table[8])(slot, (nuint)mechanism, at));
        }
    }

    public CkResult SetPin(nuint session, ReadOnlySpan<byte> old, ReadOnlySpan<byte> changed)
    {
        fixed (byte* was = old, will = changed)
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint, void*, nuint, nuint>)table[11])(session, was, (nuint)old.Length, will, (nuint)changed.Length));
        }
    }

    public CkResult OpenSession(nuint slot, bool mayWrite, out nuint session)
    {
        // CKF_SERIAL_SESSION must be set (Base §5.6).
        ulong handle = 0;
        var result = Rv(((delegate* unmanaged[Cdecl]<nuint, nuint, void*, void*, void*, nuint>)table[12])(slot, mayWrite ? 6u : 4u, null, null, &handle));
        session = unchecked((nuint)handle);
        return result;
    }

    public CkResult CloseSession(nuint session) => Rv(((delegate* unmanaged[Cdecl]<nuint, nuint>)table[13])(session));

    public CkResult CloseAllSessions(nuint slot) => Rv(((delegate* unmanaged[Cdecl]<nuint, nuint>)table[14])(slot));

    /// <summary>Whether the session is still alive and the user logged in: the state is CKS_RO_USER_FUNCTIONS or CKS_RW_USER_FUNCTIONS (Base §3.3).</summary>
    public bool IsLoggedIn(nuint session)
    {
        // CK_SESSION_INFO { slotID, state, flags, ulDeviceError }
        Span<byte> info = stackalloc byte[64];
        fixed (byte* at = info)
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint>)table[15])(session, at)) == CkResult.Ok && layout.Read(info[layout.UlongSize..]) is 1 or 3;
        }
    }

    /// <summary>As CKU_USER.</summary>
    public CkResult Login(nuint session, ReadOnlySpan<byte> pin)
    {
        fixed (byte* at = pin)
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, nuint, void*, nuint, nuint>)table[18])(session, 1, at, (nuint)pin.Length));
        }
    }

    public CkResult Logout(nuint session) => Rv(((delegate* unmanaged[Cdecl]<nuint, nuint>)table[19])(session));

    public CkResult CreateObject(nuint session, CkTemplate template, out nuint made)
    {
        ulong handle = 0;
        fixed (byte* at = template.Write(layout))
        {
            var result = Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint, void*, nuint>)table[20])(session, at, (nuint)template.Count, &handle));
            made = unchecked((nuint)handle);
            return result;
        }
    }

    public CkResult DestroyObject(nuint session, nuint target) => Rv(((delegate* unmanaged[Cdecl]<nuint, nuint, nuint>)table[22])(session, target));

    /// <summary>With structures as <see cref="CkTemplate.Write"/> lays them out; their lengths are filled in.</summary>
    public CkResult GetAttributeValue(nuint session, nuint target, byte[] structures, int count)
    {
        fixed (byte* at = structures)
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, nuint, void*, nuint, nuint>)table[24])(session, target, at, (nuint)count));
        }
    }

    public CkResult SetAttributeValue(nuint session, nuint target, CkTemplate template)
    {
        fixed (byte* at = template.Write(layout))
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, nuint, void*, nuint, nuint>)table[25])(session, target, at, (nuint)template.Count));
        }
    }

    public CkResult FindObjectsInit(nuint session, CkTemplate template)
    {
        fixed (byte* at = template.Write(layout))
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint, nuint>)table[26])(session, at, (nuint)template.Count));
        }
    }

    /// <param name="session">In which a search was begun.</param>
    /// <param name="found">Room for CK_ULONG handles.</param>
    /// <param name="count">How many were found.</param>
    public CkResult FindObjects(nuint session, Span<byte> found, out int count)
    {
        ulong length = 0;
        fixed (byte* at = found)
        {
            var result = Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint, void*, nuint>)table[27])(session, at, (nuint)(found.Length / layout.UlongSize), &length));
            count = checked((int)length);
            return result;
        }
    }

    public CkResult FindObjectsFinal(nuint session) => Rv(((delegate* unmanaged[Cdecl]<nuint, nuint>)table[28])(session));

    public CkResult SignInit(nuint session, CkMechanism mechanism, nuint key)
    {
        fixed (byte* at = Mechanism(mechanism))
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint, nuint>)table[42])(session, at, key));
        }
    }

    public CkResult Sign(nuint session, ReadOnlySpan<byte> data, Span<byte> signature, ref ulong length)
    {
        fixed (byte* from = data, to = signature)
        fixed (ulong* size = &length)
        {
            return Rv(((delegate* unmanaged[Cdecl]<nuint, void*, nuint, void*, void*, nuint>)table[43])(session, from, (nuint)data.Length, to, size));
        }
    }

    public CkResult GenerateKeyPair(nuint session, CkMechanism mechanism, CkTemplate shown, CkTemplate hidden, out (nuint Public, nuint Private) made)
    {
        ulong publicKey = 0, privateKey = 0;
        fixed (byte* how = Mechanism(mechanism), publicAt = shown.Write(layout), privateAt = hidden.Write(layout))
        {
            var result = Rv(((delegate* unmanaged[Cdecl]<nuint, void*, void*, nuint, void*, nuint, void*, void*, nuint>)table[59])(
                session, how, publicAt, (nuint)shown.Count, privateAt, (nuint)hidden.Count, &publicKey, &privateKey));
            made = unchecked(((nuint)publicKey, (nuint)privateKey));
            return result;
        }
    }

    // No mechanism that is used here has a parameter.
    private byte[] Mechanism(CkMechanism mechanism)
    {
        var structure = new byte[layout.AttributeSize];
        layout.Write(structure, (uint)mechanism);
        return structure;
    }

    // Where CK_ULONG has four octets, the upper half of the register is anything.
    private static CkResult Rv(nuint value) => (CkResult)unchecked((uint)value);
}
