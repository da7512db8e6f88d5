using System.Text;
using Tanba.Cli.Verification;
using Tanba.Pki;

namespace Tanba.Cli.Tests.Verification;

/// <summary>What no reader knows is told by its outside, and never at length.</summary>
public class InspectShapeTests
{
    [Theory]
    [InlineData("%PDF-1.7 and so on", "PDF")]
    [InlineData("PK\u0003\u0004", "ZIP")]
    [InlineData("{\"a\":1}", "JSON")]
    public void Files_of_other_kinds_are_known_by_their_beginning(string content, string word)
    {
        var shape = InspectShape.Explain(Encoding.UTF8.GetBytes(content));
        Assert.Equal("file of another kind", shape.Kind);
        Assert.Contains(word, Assert.Single(shape.Says), StringComparison.Ordinal);
        Assert.Equal("size", Assert.Single(shape.Fields).Name);
    }

    [Fact]
    public void Javas_other_store_is_told_how_to_be_turned_into_one_that_is_read() =>
        Assert.Contains("keytool -importkeystore", Assert.Single(InspectShape.Explain(new byte[] { 0xce, 0xce, 0xce, 0xce, 0, 0, 0, 2 }).Says), StringComparison.Ordinal);

    [Theory]
    [InlineData("hello there")]
    [InlineData("құжат, мәтін")]
    [InlineData("line\nline\ttab")]
    [InlineData("PKI is a matter of trust")] // begins as a ZIP container does
    public void A_text_is_told_by_its_beginning(string content)
    {
        var shape = InspectShape.Explain(Encoding.UTF8.GetBytes(content));
        Assert.Equal("text", shape.Kind);
        Assert.Equal(InspectWords.Printable(content), shape.Fields[0].Value);
    }

    [Fact]
    public void A_long_text_is_cut_and_what_a_terminal_obeys_is_not_shown()
    {
        var shape = InspectShape.Explain(Encoding.UTF8.GetBytes("\u001b[31m" + new string('x', 10_000)));
        Assert.Equal(80, shape.Fields[0].Value!.Length);
        Assert.DoesNotContain('\u001b', shape.Fields[0].Value!);
        Assert.Equal("10005 octets", shape.Fields[1].Value);
    }

    [Theory]
    [InlineData("0001020304")]
    [InlineData("c0ff00ff")]
    [InlineData("89504e470d0a1a0a00000000")] // PNG
    public void Octets_of_no_kind_are_told_in_hex(string hex)
    {
        var shape = InspectShape.Explain(Convert.FromHexString(hex));
        Assert.Equal("unknown file", shape.Kind);
        Assert.Equal(hex, shape.Fields[0].Value);
    }

    [Fact]
    public void Nothing_is_an_empty_file()
    {
        Assert.Equal("empty file", InspectShape.Explain(default).Kind);
        Assert.Empty(InspectShape.Explain(default).Fields);
    }

    [Theory]
    [InlineData("3003020107", "SequenceOf|5|  Integer|1 octet")]
    [InlineData("300506032a0304", "SequenceOf|5|  ObjectIdentifier|1.2.3.4")]
    [InlineData("a003020107", "[0]|5|  Integer|1 octet")]
    [InlineData("30800201070000", "SequenceOf|5|  Integer|1 octet")]
    [InlineData("6103020107", "[Application 1]|5|  Integer|1 octet")]
    public void The_outer_shape_of_ASN1_is_shown(string hex, string expected)
    {
        var fields = InspectShape.Explain(Convert.FromHexString(hex)).Fields;
        var words = expected.Split('|');
        Assert.Equal((words[0], words[2], words[3]), (fields[0].Name, fields[1].Name, fields[1].Value));
    }

    [Fact]
    public void Identifiers_that_are_known_have_their_names()
    {
        var shape = InspectShape.Explain(Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.CmsEncryptedData);
            }
        }));
        Assert.Equal($"cms encrypted data ({Oids.CmsEncryptedData})", shape.Fields[1].Value);
    }

    [Fact]
    public void Depth_and_length_of_what_is_shown_are_bounded()
    {
        byte[] nested = [5, 0];
        for (var i = 0; i < 20; i++)
        {
            nested = [0x30, (byte)nested.Length, .. nested];
        }

        Assert.Equal(4, InspectShape.Explain(nested).Fields.Count);
        Assert.InRange(InspectShape.Explain(Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                for (var i = 0; i < 1000; i++)
                {
                    writer.WriteNull();
                }
            }
        })).Fields.Count, 40, 41);
    }

    [Theory]
    [InlineData("3005020107")] // longer than what is there
    [InlineData("30030201")]
    [InlineData("3080020107")]
    [InlineData("300302010730")]
    public void What_is_damaged_is_said_to_be(string hex)
    {
        var shape = InspectShape.Explain(Convert.FromHexString(hex));
        Assert.Equal("ASN.1", shape.Kind);
        Assert.Contains("damaged", Assert.Single(shape.Says), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_comes_is_explained_without_a_fault()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var octets = System.Security.Cryptography.SHA512.HashData(BitConverter.GetBytes(seed))[..(seed % 64)];
            foreach (byte first in (byte[])[0x30, 0x31, 0xa0, 0x24, 0x7f])
            {
                Assert.NotEmpty(InspectShape.Explain((byte[])[first, .. octets]).Says);
            }
        }
    }
}
