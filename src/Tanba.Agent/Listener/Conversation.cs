using System.Net.WebSockets;
using System.Threading.Channels;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Listener;

/// <summary>
/// One socket. Requests are answered in their order, one at a time; heartbeats at once, also while a window is open. When the page
/// goes away, whatever it waited for is given up.
/// </summary>
public sealed class Conversation(WebSocket socket, Dispatcher dispatcher, string? origin) : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private readonly Channel<byte[]> requests = Channel.CreateUnbounded<byte[]>();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource gone = new();
    private readonly MadeKeys made = new();
    private long waiting;

    public async Task RunAsync(CancellationToken stopping)
    {
        await SendAsync(Frames.Greeting);
        var work = AnswerRequestsAsync();
        await using (stopping.Register(() => _ = SayGoodbyeAsync()))
        {
            await ListenAsync();
        }

        requests.Writer.TryComplete();
        await gone.CancelAsync();
        await work;
        await CloseAsync(WebSocketCloseStatus.NormalClosure);
    }

    public void Dispose()
    {
        gone.Dispose();
        sending.Dispose();
        made.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            var messages = new MessageReader(socket);
            while (await messages.ReadAsync(gone.Token) is { } message)
            {
                await TakeAsync(message);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException)
        {
            // The page went away without a word, or we waited long enough for its last one.
        }
    }

    private async Task TakeAsync(byte[] message)
    {
        if (Frames.IsHeartbeat(message))
        {
            await SendAsync(Frames.Heartbeat);
        }
        else if (Interlocked.Read(ref waiting) + message.Length > MessageReader.MostOctets)
        {
            // Pages send one request and wait; a queue of this size is no page.
            await CloseAsync(WebSocketCloseStatus.PolicyViolation);
        }
        else if (!Frames.IsSilence(message))
        {
            Interlocked.Add(ref waiting, message.Length);
            requests.Writer.TryWrite(message);
        }
    }

    private async Task AnswerRequestsAsync()
    {
        try
        {
            await foreach (var request in requests.Reader.ReadAllAsync(gone.Token))
            {
                if (await dispatcher.AnswerAsync(request, origin, made, gone.Token) is { } reply)
                {
                    await SendAsync(reply);
                }

                Interlocked.Add(ref waiting, -request.Length);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException)
        {
            // Nobody is there any more to read an answer.
        }
    }

    private async Task SendAsync(string frame)
    {
        await sending.WaitAsync(gone.Token);
        try
        {
            await socket.SendAsync(Frames.Octets(frame), WebSocketMessageType.Text, endOfMessage: true, gone.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>We close; a page that does not answer is left after two seconds.</summary>
    private async Task SayGoodbyeAsync()
    {
        await CloseAsync(WebSocketCloseStatus.NormalClosure);
        try
        {
            gone.CancelAfter(Farewell);
        }
        catch (ObjectDisposedException)
        {
            // The page answered before we began to wait.
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, null, CancellationToken.None);
            }
        }
        catch (Exception end) when (end is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed from the other side meanwhile.
        }
    }
}
