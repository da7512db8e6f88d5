using Tanba.Cli.Verification;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Values as people read them.</summary>
public class InspectWordsTests
{
    [Theory]
    [InlineData(0, "0 octets")]
    [InlineData(1, "1 octet")]
    [InlineData(2, "2 octets")]
    [InlineData(21_000_000, "21000000 octets")]
    public void A_size_is_in_octets(long size, string words) => Assert.Equal(words, InspectWords.Size(size));

    [Theory]
    [InlineData(0, "0 entries")]
    [InlineData(1, "1 entry")]
    [InlineData(2, "2 entries")]
    public void One_is_told_from_many(int count, string words) => Assert.Equal(words, InspectWords.Count(count, "entry", "entries"));

    [Fact]
    public void A_time_is_of_UTC_wherever_it_was_said()
    {
        Assert.Equal("2026-11-22 12:00:00 UTC", InspectWords.Time(TestPki.Now));
        Assert.Equal("2026-11-22 12:00:00 UTC", InspectWords.Time(TestPki.Now.ToOffset(TimeSpan.FromHours(5))));
        Assert.Null(InspectWords.Time(default(DateTimeOffset?)));
    }

    [Theory]
    [InlineData(Oids.CmsSignedData, "cms signed data")]
    [InlineData(Oids.KzIndividual, "Kazakh individual")]
    [InlineData(Oids.Sha256WithRsa, "sha256 with RSA")]
    [InlineData(Oids.TstInfo, "tst info")]
    public void An_identifier_has_its_name_before_its_numbers(string oid, string name) => Assert.Equal($"{name} ({oid})", InspectWords.Oid(oid));

    [Theory]
    [InlineData("1.2.3.4.5.6.7")]
    [InlineData("2.999")]
    public void An_identifier_that_nobody_knows_is_its_numbers(string oid) => Assert.Equal(oid, InspectWords.Oid(oid));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "0")]
    [InlineData(3, "0, 1, 2")]
    [InlineData(20, "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19")]
    [InlineData(25, "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 5 more")]
    public void A_list_is_cut_and_says_how_much_is_left(int count, string words) =>
        Assert.Equal(words, InspectWords.List(Enumerable.Range(0, count).Select(number => $"{number}")));

    [Fact]
    public void Hex_is_cut()
    {
        Assert.Equal("", InspectWords.Hex(default(ReadOnlyMemory<byte>?)));
        Assert.Equal("00ff", InspectWords.Hex([0, 255]));
        Assert.Equal(128, InspectWords.Hex(new byte[64]).Length);
        Assert.Equal(new string('0', 128) + "…", InspectWords.Hex(new byte[65]));
    }

    [Theory]
    [InlineData("plain words, мәтін 🌍", "plain words, мәтін 🌍")]
    [InlineData("a\u0000b\u001b[31m\u007f\u009b", "a\ufffdb\ufffd[31m\ufffd\ufffd")]
    [InlineData("a\r\nb\tc", "a\ufffd\ufffdb\ufffdc")]
    public void Nothing_is_shown_that_a_terminal_obeys(string text, string shown) => Assert.Equal(shown, InspectWords.Printable(text));

    [Fact]
    public void A_text_is_cut()
    {
        Assert.Equal(new string('x', 1000), InspectWords.Printable(new string('x', 1000)));
        Assert.Equal(new string('x', 1000) + "…", InspectWords.Printable(new string('x', 1001)));
    }

    [Theory]
    [InlineData("DigitalSignature", "digitalSignature")]
    [InlineData("X", "x")]
    public void Names_of_the_standards_begin_small(string name, string words) => Assert.Equal(words, InspectWords.Camel(name));

    [Fact]
    public void An_algorithm_is_named_when_it_is_known()
    {
        Assert.Equal($"RSA SHA-256 ({Oids.Sha256WithRsa})", InspectWords.Algorithm(SignatureAlgorithm.RsaSha256, Oids.Sha256WithRsa));
        Assert.Equal("1.2.3.4.5.6.7", InspectWords.Algorithm(null, "1.2.3.4.5.6.7"));
    }
}
