using System.Formats.Asn1;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>X.690 §8.1.3: the lengths of what is nested.</summary>
public class BerNestingTests
{
    private static readonly BerNesting Definite = new(isIndefinite: false);
    private static readonly BerNesting Indefinite = new(isIndefinite: true);

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_535)]
    [InlineData(70_000)]
    public void Both_forms_hold_the_same_octets_whatever_their_length(int length)
    {
        var octets = new byte[length];
        octets.AsSpan().Fill(7);
        foreach (var ber in (BerNesting[])[Definite, Indefinite])
        {
            var sequence = new AsnReader(ber.Sequence([BerNesting.Octets(octets)]), AsnEncodingRules.BER).ReadSequence();
            Assert.Equal(octets, sequence.ReadOctetString());
            Assert.False(sequence.HasData);
            Assert.Equal(octets, new AsnReader(ber.ImplicitOctets(octets), AsnEncodingRules.BER).ReadOctetString(Der.Context(0, constructed: false)));
            Assert.Equal(octets, new AsnReader(ber.Explicit([BerNesting.Octets(octets)]), AsnEncodingRules.BER).ReadSequence(Der.Context(0)).ReadOctetString());
        }
    }

    [Fact]
    public void The_indefinite_form_ends_in_two_zeros_and_the_definite_is_der()
    {
        Assert.Equal("3080040107" + "0000", Convert.ToHexStringLower(Indefinite.Sequence([[4, 1, 7]])));
        Assert.Equal("a080040107" + "0000", Convert.ToHexStringLower(Indefinite.ImplicitOctets([7])));
        Assert.Equal("3003040107", Convert.ToHexStringLower(Definite.Sequence([[4, 1, 7]])));
        Assert.Equal("800107", Convert.ToHexStringLower(Definite.ImplicitOctets([7])));
        Assert.Equal("a003040107", Convert.ToHexStringLower(Definite.Explicit([[4, 1, 7]])));
    }
}
