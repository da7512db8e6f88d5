using System.Net.WebSockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Agent.Listener;

namespace Tanba.Agent.Tests.Listener;

/// <summary>Frames become messages, however a page cuts them.</summary>
public sealed class MessageReaderTests
{
    [Fact]
    public async Task A_letter_that_is_cut_in_two_frames_is_whole_again()
    {
        var octets = Encoding.UTF8.GetBytes("Қол");
        using var socket = new Frames([(octets[..1], false), (octets[1..3], false), (octets[3..], true)]);
        Assert.Equal("Қол", Encoding.UTF8.GetString((await new MessageReader(socket).ReadAsync(default))!));
    }

    [Fact]
    public async Task Empty_frames_add_nothing_and_an_empty_message_is_one()
    {
        using var socket = new Frames([([], false), ("a"u8.ToArray(), false), ([], true), ([], true)]);
        var messages = new MessageReader(socket);
        Assert.Equal("a"u8.ToArray(), await messages.ReadAsync(default));
        Assert.Empty((await messages.ReadAsync(default))!);
        Assert.Null(await messages.ReadAsync(default));
    }

    [Fact]
    public async Task The_limit_is_of_one_message_and_not_of_the_conversation()
    {
        var most = Enumerable.Repeat((new byte[64 * 1024], false), MessageReader.MostOctets / (64 * 1024)).Append(([], true)).ToArray();
        using var socket = new Frames([.. most, ("a"u8.ToArray(), true), .. most.SkipLast(1), ([1], true)]);
        var messages = new MessageReader(socket);
        Assert.Equal(MessageReader.MostOctets, (await messages.ReadAsync(default))!.Length);
        Assert.Single((await messages.ReadAsync(default))!);
        Assert.Null(await messages.ReadAsync(default));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public void Any_cut_of_any_text_gives_the_text() => Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), parts =>
    {
        using var socket = new Frames([.. parts.Select(part => (part, false)), ([], true)]);
        return new MessageReader(socket).ReadAsync(default).GetAwaiter().GetResult()!.SequenceEqual(parts.SelectMany(part => part));
    }).QuickCheckThrowOnFailure();

    /// <summary>The other side of a socket: the frames that it sends, and then its goodbye.</summary>
    private sealed class Frames((byte[] Octets, bool End)[] sent) : WebSocket
    {
        private WebSocketCloseStatus? closed;
        private int next;

        public override WebSocketCloseStatus? CloseStatus => closed;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            if (next == sent.Length)
            {
                return Task.FromResult(new WebSocketReceiveResult(0, WebSocketMessageType.Close, true));
            }

            var (octets, end) = sent[next++];
            octets.CopyTo(buffer.AsSpan());
            return Task.FromResult(new WebSocketReceiveResult(octets.Length, WebSocketMessageType.Text, end));
        }

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
        {
            closed = closeStatus;
            return Task.CompletedTask;
        }

        public override void Abort() => throw new NotSupportedException();

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override void Dispose()
        {
        }
    }
}
