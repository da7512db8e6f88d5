using System.Net.WebSockets;

namespace Tanba.Agent.Listener;

/// <summary>Puts the frames of one message together.</summary>
public sealed class MessageReader(WebSocket socket)
{
    /// <summary>Pages send whole documents base64 inside one message; at most 64 MiB of them.</summary>
    public const int MostOctets = 64 * 1024 * 1024;

    private readonly byte[] frame = new byte[64 * 1024];

    /// <summary>The next text message; null when the other side closed, or spoke in a way that closes the socket.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken stop)
    {
        using var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(frame.AsMemory(), stop);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Binary)
            {
                await CloseAsync(WebSocketCloseStatus.InvalidMessageType, "Messages are text", stop);
                return null;
            }

            if (message.Length + part.Count > MostOctets)
            {
                await CloseAsync(WebSocketCloseStatus.MessageTooBig, "A message has at most 64 MiB", stop);
                return null;
            }

            message.Write(frame, 0, part.Count);
            if (part.EndOfMessage)
            {
                return message.ToArray();
            }
        }
    }

    // The other side may be in the middle of sending: only our half is closed, and the answer is not waited for.
    private Task CloseAsync(WebSocketCloseStatus status, string why, CancellationToken stop) => socket.CloseOutputAsync(status, why, stop);
}
