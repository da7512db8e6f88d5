using Tanba.Pki.Certificates;
using Tanba.Pki.TimeStamps;

namespace Tanba.Pki.Tests.TimeStamps;

/// <summary>RFC 3161 §2.4.2.</summary>
public class TstInfoTests
{
    private static readonly TstInfo Info = new()
    {
        Policy = "1.2.3.4.1",
        Imprint = MessageImprint.Of(Oids.KzStreebog512, "text"u8),
        SerialNumber = SerialNumber.Draw(),
        Time = TestPki.Now.AddMilliseconds(250),
        Accuracy = new TimeSpan(0, 0, 0, 2, 500, 7),
        IsOrdered = true,
        Nonce = new byte[] { 1, 2, 3 },
    };

    [Fact]
    public void What_was_written_is_read()
    {
        var read = TstInfo.Decode(Info.Encode()).Value;
        Assert.Equal(Info.Policy, read.Policy);
        Assert.Equal(Info.Imprint, read.Imprint);
        Assert.Equal(Info.SerialNumber, read.SerialNumber);
        Assert.Equal(Info.Time, read.Time);
        Assert.Equal(Info.Accuracy, read.Accuracy);
        Assert.True(read.IsOrdered);
        Assert.Equal(Info.Nonce!.Value.ToArray(), read.Nonce!.Value.ToArray());
    }

    [Fact]
    public void What_need_not_be_there_need_not_be_there()
    {
        var read = TstInfo.Decode((Info with { Accuracy = null, IsOrdered = false, Nonce = null }).Encode()).Value;
        Assert.Null(read.Accuracy);
        Assert.False(read.IsOrdered);
        Assert.Null(read.Nonce);
    }

    [Fact]
    public void The_name_of_the_authority_and_extensions_that_are_not_critical_are_passed_over()
    {
        Assert.False(TstInfo.Decode(With("a0078205612e622e63")).IsRefused); // tsa [0] dNSName
        Assert.False(TstInfo.Decode(With("a10a300806032a030404010a")).IsRefused);
    }

    [Fact]
    public void A_critical_extension_is_not_processed_and_so_refused() =>
        Assert.Equal("time-stamp.malformed", TstInfo.Decode(With("a10d300b06032a03040101ff04010a")).Rejection?.Code);

    [Theory]
    [InlineData("30003000")] // accuracy twice
    [InlineData("800101")] // millis outside the accuracy
    [InlineData("3003800100")] // 0 ms
    [InlineData("300480020400")] // 1024 ms
    [InlineData("30030201ff")] // −1 s
    public void What_breaks_the_module_is_malformed(string tail) =>
        Assert.Equal("time-stamp.malformed", TstInfo.Decode(With(tail, bare: true)).Rejection?.Code);

    [Fact]
    public void An_ordering_of_FALSE_that_is_written_out_is_the_default() =>
        Assert.False(TstInfo.Decode(With("010100", bare: true)).Value.IsOrdered);

    [Fact]
    public void Mutated_infos_never_throw() => Mutated.NeverThrows(Info.Encode(), TstInfo.Decode);

    /// <summary>Appends to the fields and writes the length anew.</summary>
    private static byte[] With(string tail, bool bare = false)
    {
        var info = bare ? Info with { Accuracy = null, IsOrdered = false, Nonce = null } : Info;
        var fields = new System.Formats.Asn1.AsnReader(info.Encode(), System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                while (fields.HasData)
                {
                    writer.WriteEncodedValue(fields.ReadEncodedValue().Span);
                }

                var more = Convert.FromHexString(tail);
                for (var start = 0; start < more.Length; start += 2 + more[start + 1])
                {
                    writer.WriteEncodedValue(more.AsSpan(start, 2 + more[start + 1]));
                }
            }
        });
    }
}
