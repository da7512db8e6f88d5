using System.Buffers.Binary;
using System.Text;

namespace Tanba.Keys.Pkcs11;

/// <summary>
/// How the structures of PKCS#11 lie in memory, the one place that knows it. CK_ULONG is C's <c>unsigned long</c>: the size of a
/// pointer on Linux and macOS, four octets on Windows, where structures are also packed without gaps (PKCS#11 v2.40 Base §2.1).
/// </summary>
/// <param name="UlongSize">4 or 8.</param>
/// <param name="PointerSize">4 or 8.</param>
/// <param name="IsPacked">No gaps between members.</param>
internal readonly record struct CkLayout(int UlongSize, int PointerSize, bool IsPacked)
{
    /// <summary>Of this process.</summary>
    public static CkLayout Here { get; } = OperatingSystem.IsWindows() ? new(4, IntPtr.Size, IsPacked: true) : new(IntPtr.Size, IntPtr.Size, IsPacked: false);

    /// <summary><c>CK_FUNCTION_LIST { CK_VERSION version; pointers… }</c>: where the first pointer lies.</summary>
    public int FunctionsOffset => Align(2, PointerSize);

    /// <summary><c>CK_ATTRIBUTE { CK_ULONG type; void *pValue; CK_ULONG ulValueLen }</c>, and CK_MECHANISM is of the same shape.</summary>
    public int ValueOffset => Align(UlongSize, PointerSize);

    public int LengthOffset => Align(ValueOffset + PointerSize, UlongSize);

    public int AttributeSize => Align(LengthOffset + UlongSize, PointerSize);

    /// <summary><c>CK_C_INITIALIZE_ARGS { four pointers; CK_FLAGS flags; void *pReserved }</c>.</summary>
    public int InitializeFlagsOffset => 4 * PointerSize;

    public int InitializeSize => Align(InitializeFlagsOffset + UlongSize, PointerSize) + PointerSize;

    /// <summary><c>CK_TOKEN_INFO { label 32, manufacturerID 32, model 16, serialNumber 16, eleven CK_ULONG with flags first, two CK_VERSION, utcTime 16 }</c>.</summary>
    public int TokenInfoSize => Align(96 + (11 * UlongSize) + 4 + 16, UlongSize);

    /// <summary><c>CK_MECHANISM_INFO { CK_ULONG ulMinKeySize; CK_ULONG ulMaxKeySize; CK_FLAGS flags }</c>.</summary>
    public int MechanismInfoSize => 3 * UlongSize;

    /// <summary>CK_UNAVAILABLE_INFORMATION: an attribute that is not there or not shown has this as its length.</summary>
    public ulong Unavailable => UlongSize == 4 ? uint.MaxValue : ulong.MaxValue;

    public ulong Read(ReadOnlySpan<byte> from) => UlongSize == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt64LittleEndian(from);

    public void Write(Span<byte> to, ulong value)
    {
        if (UlongSize == 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(to, checked((uint)value));
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(to, value);
        }
    }

    public void WritePointer(Span<byte> to, nint address)
    {
        if (PointerSize == 4)
        {
            BinaryPrimitives.WriteInt32LittleEndian(to, checked((int)address));
        }
        else
        {
            BinaryPrimitives.WriteInt64LittleEndian(to, address);
        }
    }

    /// <summary>Text of fixed length, padded with blanks (Base §3.2); some modules pad with zeros.</summary>
    public TokenInfo ReadTokenInfo(ReadOnlySpan<byte> info) => new(
        Text(info[..32]), Text(info[32..64]), Text(info[64..80]), Text(info[80..96]), (CkTokenFlags)unchecked((uint)Read(info[96..])))
    {
        // ulMaxPinLen and ulMinPinLen follow the flags and four numbers of sessions.
        PinLength = LengthOf(Read(info[(96 + (6 * UlongSize))..]), Read(info[(96 + (5 * UlongSize))..])),
    };

    private static PinLength? LengthOf(ulong least, ulong most) => least is > 0 and < 256 && most >= least ? new PinLength((int)least, (int)Math.Min(most, 255)) : null;

    private static string Text(ReadOnlySpan<byte> padded)
    {
        var zero = padded.IndexOf((byte)0);
        return Encoding.UTF8.GetString(zero < 0 ? padded : padded[..zero]).Trim();
    }

    private int Align(int offset, int size) => IsPacked ? offset : (offset + size - 1) / size * size;
}
