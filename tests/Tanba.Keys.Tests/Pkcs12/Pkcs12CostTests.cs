using Tanba.Keys.Pkcs12;

namespace Tanba.Keys.Tests.Pkcs12;

public class Pkcs12CostTests
{
    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("3003020103")] // nothing inside
    [InlineData("3016" + "020102" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000")] // version 2
    [InlineData("3016" + "020103" + "3011" + "06092a864886f70d010702" + "a004" + "0402" + "3000")] // signed with a public key
    [InlineData("3016" + "020103" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000" + "00")] // octets after the end
    public void What_is_no_file_of_ours_is_not_borne(string hex) => Assert.False(Pkcs12Cost.IsBearable(Convert.FromHexString(hex)));

    [Fact]
    public void An_empty_safe_is_well_formed() =>
        Assert.True(Pkcs12Cost.IsBearable(Convert.FromHexString("3016" + "020103" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000")));

    [Fact]
    public void A_file_of_more_parts_than_any_honest_one_is_not_borne()
    {
        var part = Convert.FromHexString("300d" + "06092a864886f70d010701" + "a000");
        Assert.True(Pkcs12Cost.IsBearable(File(Enumerable.Repeat(part, 16))));
        Assert.False(Pkcs12Cost.IsBearable(File(Enumerable.Repeat(part, 17))));
    }

    private static byte[] File(IEnumerable<byte[]> parts) => Pki.Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(3);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Pki.Oids.CmsData);
                using (writer.PushSequence(Pki.Der.Context(0)))
                {
                    writer.WriteOctetString(Pki.Der.Write(inner =>
                    {
                        using (inner.PushSequence())
                        {
                            foreach (var part in parts)
                            {
                                inner.WriteEncodedValue(part);
                            }
                        }
                    }));
                }
            }
        }
    });
}
