using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>Keys of the platform stay open for whoever holds the same key.</summary>
public class OpenedKeysTests
{
    [Fact]
    public void Who_reads_the_same_key_anew_finds_it_open()
    {
        var encoded = Encoded();
        var (opened, used) = (0, new List<Opened>());
        for (var i = 0; i < 3; i++)
        {
            var key = SubjectPublicKeyInfo.Decode(encoded).Value;
            Assert.True(key.WithOpened(_ => new Opened(++opened), one => Add(used, one)));
            Assert.True(key.WithOpened(_ => new Opened(++opened), one => Add(used, one)));
        }

        Assert.Equal(1, opened);
        Assert.Equal(6, used.Count);
        Assert.Single(used.Distinct());
    }

    [Fact]
    public void Another_key_is_opened_by_itself()
    {
        var opened = 0;
        foreach (var encoded in new[] { Encoded(), Encoded() })
        {
            Assert.True(SubjectPublicKeyInfo.Decode(encoded).Value.WithOpened(_ => new Opened(++opened), _ => true));
        }

        Assert.Equal(2, opened);
    }

    [Fact]
    public void Two_at_a_time_never_have_the_same_one()
    {
        var encoded = Encoded();
        var opened = 0;
        var first = SubjectPublicKeyInfo.Decode(encoded).Value;
        var second = SubjectPublicKeyInfo.Decode(encoded).Value;
        Assert.True(first.WithOpened(_ => new Opened(++opened), one => second.WithOpened(_ => new Opened(++opened), other => !ReferenceEquals(one, other))));
        Assert.Equal(2, opened);

        // Both are there for the next two.
        Assert.True(first.WithOpened(_ => new Opened(++opened), one => second.WithOpened(_ => new Opened(++opened), other => !ReferenceEquals(one, other))));
        Assert.Equal(2, opened);
    }

    [Fact]
    public void A_key_that_the_platform_does_not_take_is_false_and_tried_again()
    {
        var key = SubjectPublicKeyInfo.Decode(Encoded()).Value;
        Assert.False(key.WithOpened<Opened>(_ => null, _ => true));
        Assert.True(key.WithOpened(_ => new Opened(1), _ => true));
        Assert.False(key.WithOpened(_ => new Opened(2), _ => false));
    }

    [Fact]
    public void Keys_of_strangers_push_out_those_used_longest_ago_and_not_those_in_use()
    {
        var often = Encoded();
        var seldom = Encoded();
        var (oftenOpened, seldomOpened) = (0, 0);
        Assert.True(Open(seldom, () => seldomOpened++));
        for (var i = 0; i < 2 * OpenedKeys.MostShared; i++)
        {
            Assert.True(Open(often, () => oftenOpened++));
            Assert.True(Open(Encoded(), () => { }));
        }

        Assert.True(Open(seldom, () => seldomOpened++));
        Assert.Equal((1, 2), (oftenOpened, seldomOpened));
    }

    [Fact]
    public void From_many_threads_every_check_has_a_key_of_its_own()
    {
        var encoded = Encoded();
        var clashes = 0;
        Parallel.For(0, 500, _ => SubjectPublicKeyInfo.Decode(encoded).Value.WithOpened(_ => new Opened(0), one =>
        {
            clashes += Interlocked.Increment(ref one.Users) == 1 ? 0 : 1;
            Interlocked.Decrement(ref one.Users);
            return true;
        }));
        Assert.Equal(0, clashes);
    }

    private static bool Open(byte[] encoded, Action opened) => SubjectPublicKeyInfo.Decode(encoded).Value.WithOpened(
        _ =>
        {
            opened();
            return new Opened(0);
        },
        _ => true);

    private static bool Add(List<Opened> used, Opened one)
    {
        used.Add(one);
        return true;
    }

    /// <summary>A key that nobody else has.</summary>
    private static byte[] Encoded() =>
        Asn.Sequence(Asn.Sequence(Asn.Oid("1.2.398.99.9")), Asn.Bits(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));

    private sealed class Opened(int number) : IDisposable
    {
        public int Users;

        public int Number { get; } = number;

        public void Dispose()
        {
        }
    }
}
