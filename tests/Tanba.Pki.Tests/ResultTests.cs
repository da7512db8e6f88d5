namespace Tanba.Pki.Tests;

public class ResultTests
{
    private static readonly Rejection No = Rejection.Invalid("thing.rule", "what was found", "RFC 5280 §4");

    [Fact]
    public void A_value_is_given_and_a_refusal_is_not_thrown()
    {
        Result<int> five = 5;
        Assert.True(five.Try(out var value, out var none));
        Assert.Equal((5, null, false), (value, none, five.IsRefused));

        Result<int> refused = No;
        Assert.False(refused.Try(out _, out var why));
        Assert.Same(No, why);
        Assert.True(refused.IsRefused);
    }

    [Fact]
    public void Asking_a_refused_result_for_its_value_says_what_was_refused() =>
        Assert.Contains("thing.rule", Assert.Throws<InvalidOperationException>(() => ((Result<int>)No).Value).Message, StringComparison.Ordinal);

    [Fact]
    public void No_rejection_at_all_is_misuse() => Assert.Throws<ArgumentNullException>(() => (Result<int>)(Rejection)null!);

    [Fact]
    public void A_value_may_be_an_interface_or_null()
    {
        Assert.Empty(Result.Of<IReadOnlyList<int>>([]).Value);
        Assert.Null(Result.Of<string?>(null).Value);
        Assert.False(Result.Of<string?>(null).IsRefused);
    }

    [Theory]
    [InlineData(RejectionKind.Invalid)]
    [InlineData(RejectionKind.Forbidden)]
    [InlineData(RejectionKind.NotFound)]
    [InlineData(RejectionKind.Conflict)]
    [InlineData(RejectionKind.Unavailable)]
    public void Each_kind_has_its_maker(RejectionKind kind)
    {
        var made = kind switch
        {
            RejectionKind.Invalid => Rejection.Invalid("a.b", "c"),
            RejectionKind.Forbidden => Rejection.Forbidden("a.b", "c"),
            RejectionKind.NotFound => Rejection.NotFound("a.b", "c"),
            RejectionKind.Conflict => Rejection.Conflict("a.b", "c"),
            _ => Rejection.Unavailable("a.b", "c"),
        };
        Assert.Equal(new Rejection(kind, "a.b", "c"), made);
        Assert.Equal("a.b: c", made.ToString());
    }

    [Fact]
    public void The_clause_is_told_with_it() => Assert.Equal("thing.rule: what was found (RFC 5280 §4)", No.ToString());
}
