using System.Text;

namespace Tanba.Pki.Tests;

/// <summary>RFC 7468.</summary>
public class PemTests
{
    [Fact]
    public void Lines_have_64_columns_and_end_with_lf()
    {
        var lines = Pem.Wrap("CERTIFICATE", new byte[100]).Split('\n');

        Assert.Equal("-----BEGIN CERTIFICATE-----", lines[0]);
        Assert.Equal(64, lines[1].Length);
        Assert.Equal(string.Empty, lines[^1]);
    }

    [Fact]
    public void The_first_block_of_the_label_is_taken_out_of_whatever_stands_around()
    {
        var text = "words\r\n" + Pem.Wrap("OTHER", [1, 2]) + "more\n" + Pem.Wrap("CERTIFICATE", [3, 4, 5]);
        Assert.Equal([3, 4, 5], Pem.Unwrap(Encoding.ASCII.GetBytes(text), "CERTIFICATE").ToArray());
    }

    [Fact]
    public void Der_and_what_is_neither_come_back_as_they_are()
    {
        Assert.Equal([0x30, 0], Pem.Unwrap(new byte[] { 0x30, 0 }, "CERTIFICATE").ToArray());
        Assert.Equal("hello"u8.ToArray(), Pem.Unwrap("hello"u8.ToArray(), "CERTIFICATE").ToArray());
        Assert.True(Pem.Unwrap(default, "CERTIFICATE").IsEmpty);
    }
}
