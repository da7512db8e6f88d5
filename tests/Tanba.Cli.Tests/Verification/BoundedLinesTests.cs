using Tanba.Cli.Verification;

namespace Tanba.Cli.Tests.Verification;

public sealed class BoundedLinesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("one", "one")]
    [InlineData("one\n", "one")]
    [InlineData("one\r\ntwo", "one", "two")]
    [InlineData("\n\none", "", "", "one")]
    [InlineData("ten letter\neleven lettx\ntwo", "ten letter", null, "two")]
    [InlineData("1\neleven lettx", "1", null)]
    public void A_line_is_given_whole_or_as_too_long(string text, params string?[] lines) =>
        Assert.Equal(lines, new BoundedLines(new StringReader(text), 10).All());

    [Fact]
    public void A_line_longer_than_memory_should_hold_is_passed_over()
    {
        using var text = new Endless(40_000_000, "next");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal([null, "next"], new BoundedLines(text, 100_000).All());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    /// <summary>So many letters without an end of line, then another line.</summary>
    private sealed class Endless(int letters, string next) : TextReader
    {
        private readonly StringReader rest = new('\n' + next);
        private int left = letters;

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            if (left == 0)
            {
                return rest.Read(buffer);
            }

            var now = Math.Min(left, buffer.Length);
            buffer[..now].Fill('x');
            left -= now;
            return now;
        }
    }
}
