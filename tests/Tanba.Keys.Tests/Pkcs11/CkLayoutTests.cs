using System.Text;
using Tanba.Keys.Pkcs11;

namespace Tanba.Keys.Tests.Pkcs11;

/// <summary>PKCS#11 v2.40 Base §2.1: packed with four octets on Windows, natural with the size of a pointer elsewhere.</summary>
public class CkLayoutTests
{
    private static readonly CkLayout Lp64 = new(8, 8, IsPacked: false);
    private static readonly CkLayout Windows64 = new(4, 8, IsPacked: true);
    private static readonly CkLayout Windows32 = new(4, 4, IsPacked: true);

    [Fact]
    public void Structures_have_the_sizes_that_a_C_compiler_gives_them()
    {
        // sizeof and offsetof of pkcs11.h, with and without #pragma pack(push, cryptoki, 1).
        Assert.Equal((8, 8, 16, 24, 48, 208, 24), Numbers(Lp64));
        Assert.Equal((2, 4, 12, 16, 44, 160, 12), Numbers(Windows64));
        Assert.Equal((2, 4, 8, 12, 24, 160, 12), Numbers(Windows32));
    }

    [Fact]
    public void This_process_has_one_of_them() => Assert.Equal(OperatingSystem.IsWindows(), CkLayout.Here.IsPacked);

    [Theory]
    [InlineData(8, false)]
    [InlineData(4, true)]
    public void A_template_points_at_its_values(int ulongSize, bool packed)
    {
        var layout = new CkLayout(ulongSize, 8, packed);
        var template = new CkTemplate().With(CkClass.PrivateKey).With(CkAttribute.Token, value: true).With(CkAttribute.Label, "key"u8.ToArray());
        var memory = template.Write(layout);

        var values = new List<byte[]>();
        for (var row = 0; row < template.Count; row++)
        {
            var structure = memory.AsSpan(row * layout.AttributeSize);
            var start = System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
            var at = (int)(BitConverter.ToInt64(structure[layout.ValueOffset..]) - start);
            values.Add(memory.AsSpan(at, (int)layout.Read(structure[layout.LengthOffset..])).ToArray());
        }

        Assert.Equal(ulongSize, values[0].Length);
        Assert.Equal((ulong)CkClass.PrivateKey, layout.Read(values[0]));
        Assert.Equal([1], values[1]);
        Assert.Equal("key", Encoding.UTF8.GetString(values[2]));
        Assert.Equal((ulong)CkAttribute.Label, layout.Read(memory.AsSpan(2 * layout.AttributeSize)));
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('\0')]
    public void What_a_token_says_of_itself_is_read_without_its_padding(char padding)
    {
        foreach (var layout in new[] { Lp64, Windows64 })
        {
            var info = new byte[layout.TokenInfoSize];
            Encoding.ASCII.GetBytes("Kaztoken".PadRight(32, padding)).CopyTo(info, 0);
            Encoding.ASCII.GetBytes("maker".PadRight(32, padding)).CopyTo(info, 32);
            Encoding.ASCII.GetBytes("model".PadRight(16, padding)).CopyTo(info, 64);
            Encoding.ASCII.GetBytes("0123456789abcdef").CopyTo(info, 80);
            layout.Write(info.AsSpan(96), 0x20400);
            var read = layout.ReadTokenInfo(info);
            Assert.Equal(("Kaztoken", "maker", "model", "0123456789abcdef"), (read.Label, read.Manufacturer, read.Model, read.Serial));
            Assert.True(read.IsInitialized);
            Assert.Equal(PinTries.Last, read.Tries);
        }
    }

    [Theory]
    [InlineData(0x400, PinTries.Enough)]
    [InlineData(0x10400, PinTries.Few)]
    [InlineData(0x30400, PinTries.Last)]
    [InlineData(0x70400, PinTries.None)]
    public void Flags_say_how_near_a_token_is_to_locking_itself(uint flags, PinTries tries) =>
        Assert.Equal(tries, new TokenInfo("", "", "", "", (CkTokenFlags)flags).Tries);

    private static (int, int, int, int, int, int, int) Numbers(CkLayout layout) => (
        layout.FunctionsOffset, layout.ValueOffset, layout.LengthOffset, layout.AttributeSize, layout.InitializeSize, layout.TokenInfoSize, layout.MechanismInfoSize);
}
