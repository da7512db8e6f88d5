using FsCheck;
using FsCheck.Fluent;
using Tanba.Authority.Audit;

namespace Tanba.Authority.Tests.Audit;

public sealed class AuditRowTests
{
    private static readonly AuditRow Row = new(1, 1_000, "certificate.issue", "test", "serial", "detail", new byte[32], []);

    [Fact]
    public void The_hash_is_that_of_the_documented_DER()
    {
        var row = new AuditRow(1, 2, "a", "b", "c", "d", [0xff], []);
        byte[] der = [0x30, 0x15, 2, 1, 1, 2, 1, 2, 0x0c, 1, 0x61, 0x0c, 1, 0x62, 0x0c, 1, 0x63, 0x0c, 1, 0x64, 4, 1, 0xff];
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(der), row.ComputeHash());
    }

    [Fact]
    public void Every_part_of_a_row_counts() =>
        Assert.Equal(8, new[]
        {
            Row,
            Row with { Number = 2 },
            Row with { At = 1_001 },
            Row with { Act = "certificate.revoke" },
            Row with { By = "somebody" },
            Row with { Subject = "another" },
            Row with { Detail = "" },
            Row with { Previous = [1, .. new byte[31]] },
        }.Select(row => Convert.ToHexString(row.ComputeHash())).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Text_moved_from_one_part_to_the_next_changes_the_hash() => Prop.ForAll<NonEmptyString, NonEmptyString>((one, two) =>
    {
        var (left, right) = (Plain(one.Get), Plain(two.Get));
        var moved = Row with { Act = left + right[..1], By = right[1..] };
        return !moved.ComputeHash().AsSpan().SequenceEqual((Row with { Act = left, By = right }).ComputeHash());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_row_in_its_place_has_no_fault()
    {
        var row = Row with { Hash = Row.ComputeHash() };
        Assert.Null(row.FaultAfter(AuditHead.Beginning));
        Assert.StartsWith("Row 4 is missing", row.FaultAfter(new(3, new byte[32])), StringComparison.Ordinal);
        Assert.StartsWith("Row 1 does not follow", row.FaultAfter(new(0, [1])), StringComparison.Ordinal);
        Assert.StartsWith("Row 1 was changed", (row with { Detail = "x" }).FaultAfter(AuditHead.Beginning), StringComparison.Ordinal);
    }

    // Half a surrogate pair is no text, and DER's UTF8String refuses it.
    private static string Plain(string text) => string.Concat(text.Select(character => char.IsSurrogate(character) ? 'x' : character));
}
