using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tanba.Tests;

/// <summary>A small HTTP server on a free port of loopback, in front of whatever answers requests for time stamps.</summary>
internal sealed class LoopbackAuthority : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    public LoopbackAuthority(Func<byte[], byte[]> answer, string status = "200 OK", string type = "application/timestamp-reply")
    {
        listener.Start();
        serving = ServeAsync(answer, status, type);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/tsp/");

    /// <summary>The head of the last request.</summary>
    public string Head { get; private set; } = string.Empty;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await serving;
        end.Dispose();
    }

    private async Task ServeAsync(Func<byte[], byte[]> answer, string status, string type)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                var stream = client.GetStream();
                var body = answer(await ReadAsync(stream));
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), end.Token);
                await stream.WriteAsync(body, end.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
        {
            // The test is over, or the client has gone away.
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, end.Token);
            head.Append((char)one[0]);
        }

        Head = head.ToString();
        var length = Head.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        var body = new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, end.Token);
        return body;
    }
}
