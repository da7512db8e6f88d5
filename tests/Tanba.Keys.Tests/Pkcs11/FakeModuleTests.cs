using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tanba.Keys.Pkcs11;

namespace Tanba.Keys.Tests.Pkcs11;

/// <summary>The calls through a table laid out as Windows has it: packed, four octets for CK_ULONG. A few functions of our own stand behind it.</summary>
public sealed unsafe class FakeModuleTests : IDisposable
{
    private static readonly CkLayout Windows = new(4, IntPtr.Size, IsPacked: true);
    private readonly byte* list = (byte*)NativeMemory.AllocZeroed((nuint)(2 + (68 * IntPtr.Size)));

    public FakeModuleTests()
    {
        Put(4, (nint)(delegate* unmanaged[Cdecl]<byte, uint*, uint*, nuint>)&GetSlotList);
        Put(6, (nint)(delegate* unmanaged[Cdecl]<uint, byte*, nuint>)&GetTokenInfo);
        Put(8, (nint)(delegate* unmanaged[Cdecl]<uint, uint, uint*, nuint>)&GetMechanismInfo);
        Put(12, (nint)(delegate* unmanaged[Cdecl]<uint, uint, void*, void*, uint*, nuint>)&OpenSession);
        Put(18, (nint)(delegate* unmanaged[Cdecl]<uint, uint, byte*, uint, nuint>)&Login);
        Put(13, (nint)(delegate* unmanaged[Cdecl]<uint, nuint>)&CloseSession);
    }

    [Fact]
    public void Tokens_are_listed_and_their_limits_read()
    {
        var module = Module();
        var token = Assert.Single(module.Tokens());
        Assert.Equal(7u, token.Slot);
        Assert.Equal("Packed", token.Info.Label);
        Assert.True(module.Makes(token.Slot, CkMechanism.RsaKeyPair, 2048));
        Assert.False(module.Makes(token.Slot, CkMechanism.RsaKeyPair, 4096));
        Assert.False(module.Makes(token.Slot, CkMechanism.EcKeyPair, 256));
    }

    [Theory]
    [InlineData("locked", "token.pin-locked")]
    [InlineData("expired", "token.pin-expired")]
    [InlineData("unset", "token.pin-unset")]
    [InlineData("gone", "token.removed")]
    [InlineData("odd", "token.failed")]
    [InlineData("wrong", "token.pin-wrong-last")]
    public void Every_answer_to_a_login_is_a_refusal_with_plain_words(string pin, string code)
    {
        using var secret = new Secret(pin);
        Assert.Equal(code, Module().LoginsOf(7).LogIn(secret).Rejection?.Code);
    }

    public void Dispose() => NativeMemory.Free(list);

    private Pkcs11Module Module() => new("fake", new CkFunctions((nint)list, Windows));

    private void Put(int place, nint function) => Unsafe.WriteUnaligned(list + 2 + (place * IntPtr.Size), function);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint GetSlotList(byte present, uint* slots, uint* count)
    {
        slots[0] = 7;
        *count = 1;
        return present == 1 ? 0u : 7u;
    }

    // As MSVC may leave it: the upper half of the result is anything.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint GetTokenInfo(uint slot, byte* info)
    {
        new Span<byte>(info, 96).Fill((byte)' ');
        "Packed"u8.CopyTo(new Span<byte>(info, 32));
        *(uint*)(info + 96) = slot == 7 ? 0x20400u : 0u;
        return unchecked((nuint)0xABCD_0000_0000_0000);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint GetMechanismInfo(uint slot, uint mechanism, uint* info)
    {
        (info[0], info[1]) = (1024, 2048);
        return slot == 7 && mechanism == 0 ? 0u : 0x70u;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint OpenSession(uint slot, uint flags, void* application, void* notify, uint* session)
    {
        *session = 3;
        return (slot, flags) == (7, 6) ? 0u : 7u;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint Login(uint session, uint user, byte* pin, uint length) => (session, user) != (3, 1) ? 7u : (char)pin[0] switch
    {
        'l' => 0xA4u,
        'e' => 0xA3u,
        'u' => 0x102u,
        'g' => 0x32u,
        'w' => 0xA0u,
        _ => 0x8000_0001u,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint CloseSession(uint session) => session == 3 ? 0u : 7u;
}
