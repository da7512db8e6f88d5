using System.Runtime.InteropServices;

namespace Tanba.Keys.Pkcs11;

/// <summary>A list of CK_ATTRIBUTE with its values, to be searched for or written.</summary>
internal sealed class CkTemplate
{
    private readonly List<(CkAttribute Type, Func<CkLayout, byte[]> Value)> attributes = [];

    public int Count => attributes.Count;

    public CkTemplate With(CkAttribute type, byte[] value) => With(type, _ => value);

    public CkTemplate With(CkAttribute type, ReadOnlyMemory<byte> value) => With(type, value.ToArray());

    /// <summary>CK_BBOOL: one octet.</summary>
    public CkTemplate With(CkAttribute type, bool value) => With(type, [value ? (byte)1 : (byte)0]);

    public CkTemplate With(CkAttribute type, uint value) => With(type, layout =>
    {
        var octets = new byte[layout.UlongSize];
        layout.Write(octets, value);
        return octets;
    });

    public CkTemplate With(CkClass value) => With(CkAttribute.Class, (uint)value);

    public CkTemplate With(CkKeyType value) => With(CkAttribute.KeyType, (uint)value);

    /// <summary>The structures and behind them their values, in one array that the collector does not move.</summary>
    public byte[] Write(CkLayout layout)
    {
        var values = attributes.ConvertAll(attribute => attribute.Value(layout));
        var memory = GC.AllocateArray<byte>((layout.AttributeSize * Count) + values.Sum(value => value.Length) + 1, pinned: true);
        var at = layout.AttributeSize * Count;
        for (var row = 0; row < Count; row++)
        {
            var structure = memory.AsSpan(layout.AttributeSize * row, layout.AttributeSize);
            layout.Write(structure, (uint)attributes[row].Type);
            layout.WritePointer(structure[layout.ValueOffset..], Marshal.UnsafeAddrOfPinnedArrayElement(memory, at));
            layout.Write(structure[layout.LengthOffset..], (ulong)values[row].Length);
            values[row].CopyTo(memory, at);
            at += values[row].Length;
        }

        return memory;
    }

    private CkTemplate With(CkAttribute type, Func<CkLayout, byte[]> value)
    {
        attributes.Add((type, value));
        return this;
    }
}
