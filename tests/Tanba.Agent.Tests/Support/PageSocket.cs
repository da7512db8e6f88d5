using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tanba.Agent.Tests.Support;

/// <summary>A page at the other end of a socket.</summary>
internal sealed class PageSocket(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ClientWebSocket Socket => socket;

    public Task SendAsync(string frame) => socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task SendAsync(JsonNode request) => SendAsync(request.ToJsonString());

    /// <summary>The next whole message.</summary>
    public async Task<string> ReadAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), late.Token);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }

    /// <summary>Reads until the agent closes.</summary>
    public async Task<WebSocketCloseStatus?> CloseStatusAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), late.Token)).MessageType != WebSocketMessageType.Close)
        {
            // Whatever was under way.
        }

        return socket.CloseStatus;
    }

    public async Task<JsonObject> CallAsync(string request)
    {
        await SendAsync(request);
        return JsonNode.Parse(await ReadAsync())!.AsObject();
    }

    public Task<JsonObject> CallAsync(string module, string method, object args) => CallAsync(JsonSerializer.Serialize(new { module, method, args }));

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Dispose() => socket.Dispose();
}
