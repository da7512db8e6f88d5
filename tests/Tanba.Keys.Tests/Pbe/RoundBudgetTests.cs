using System.Formats.Asn1;
using System.Numerics;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pbe;

public class RoundBudgetTests
{
    [Theory]
    [InlineData(1, 1, 8, null)]
    [InlineData(600_000, 3, 20, null)] // NSS with Triple-DES
    [InlineData(2_000_000, 1, 16, null)]
    [InlineData(2_000_001, 1, 16, "thing.too-many-rounds")]
    [InlineData(int.MaxValue, 1, 16, "thing.too-many-rounds")]
    [InlineData(2_000_000, 4, 16, "thing.too-many-rounds")]
    [InlineData(1, 1, 1024, null)]
    [InlineData(1, 1, 1025, "thing.salt-too-long")]
    public void A_derivation_is_paid_for_before_it_is_done(int rounds, int blocks, int salt, string? code) =>
        Assert.Equal(code, new RoundBudget("thing").Spend(rounds, blocks, salt)?.Code);

    [Fact]
    public void Many_parts_share_one_budget()
    {
        var budget = new RoundBudget("thing");
        Assert.All(Enumerable.Repeat(600_000, 10), rounds => Assert.Null(budget.Spend(rounds, 1, 8)));
        Assert.Equal("thing.too-many-rounds", budget.Spend(1, 1, 8)?.Code);
    }

    [Fact]
    public void A_dear_digest_costs_double()
    {
        var budget = new RoundBudget("thing");
        var dear = new Pbkdf2([1], 2_000_000, 32, Oids.HmacSha512, PbeDigest.FindHmac(Oids.HmacSha512));
        Assert.Equal(2, dear.Prf!.Weight);
        Assert.Null(budget.Spend(2_000_000, dear.Prf.Weight, 1));
        Assert.Equal("thing.too-many-rounds", dear.Derive("x"u8, 32, budget).Rejection?.Code);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("600000", 600_000)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", int.MaxValue)]
    [InlineData("340282366920938463463374607431768211456", int.MaxValue)]
    public void A_count_beyond_all_numbers_is_only_large(string count, int rounds) => Assert.Equal(rounds, RoundBudget.ReadRounds(Integer(count)));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("-340282366920938463463374607431768211456")]
    public void Less_than_one_round_is_malformed(string count) => Assert.Throws<AsnContentException>(() => RoundBudget.ReadRounds(Integer(count)));

    private static AsnReader Integer(string text) =>
        new(Der.Write(writer => writer.WriteInteger(BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture))), AsnEncodingRules.BER);
}
