using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tanba.Registration.Tests.Letters;

/// <summary>A small SMTP server on loopback (RFC 5321, with STARTTLS and AUTH when it has a certificate) that keeps what it is given.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2? certificate;
    private readonly Task serving;

    public SmtpSink(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Raw messages, headers and body, in the order of arrival.</summary>
    public ConcurrentQueue<string> Messages { get; } = [];

    /// <summary>Every command of every client.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>Recipients that are refused for ever.</summary>
    public ConcurrentBag<string> Unknown { get; } = [];

    /// <summary>Says to all that it is too busy.</summary>
    public bool Busy { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ConverseAsync(client.GetStream());
            }
            catch (Exception end) when (end is IOException or OperationCanceledException or AuthenticationException)
            {
                Commands.Enqueue("(gone)");
            }
        }
    }

    private async Task ConverseAsync(Stream stream)
    {
        await SayAsync(stream, Busy ? "421 too busy" : "220 sink");
        while (!Busy && await ReadLineAsync(stream) is { } line)
        {
            Commands.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, certificate is null || stream is SslStream ? "250-sink\r\n250 AUTH LOGIN" : "250-sink\r\n250 STARTTLS");
                    break;
                case "STARTTLS" when certificate is not null:
                    await SayAsync(stream, "220 go ahead");
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(certificate);
                    stream = secure;
                    break;
                case "AUTH":
                    await AuthenticateAsync(stream, line);
                    break;
                case "RCPT" when Unknown.Any(address => line.Contains(address, StringComparison.Ordinal)):
                    await SayAsync(stream, "550 no such person");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    Messages.Enqueue(await ReadMessageAsync(stream));
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                case "MAIL" or "RCPT" or "RSET":
                    await SayAsync(stream, "250 fine");
                    break;
                default:
                    await SayAsync(stream, "502 not here");
                    break;
            }
        }
    }

    private async Task AuthenticateAsync(Stream stream, string line)
    {
        var words = line.Split(' ');
        if (words.Length < 3)
        {
            await SayAsync(stream, "334 VXNlcm5hbWU6");
        }

        Commands.Enqueue("user " + Decode(words.Length < 3 ? await ReadLineAsync(stream) : words[2]));
        await SayAsync(stream, "334 UGFzc3dvcmQ6");
        Commands.Enqueue("password " + Decode(await ReadLineAsync(stream)));
        await SayAsync(stream, "235 welcome");
    }

    private static string Decode(string? base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64 ?? ""));

    private async Task<string> ReadMessageAsync(Stream stream)
    {
        var message = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".")
        {
            message.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return message.ToString();
    }

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var octet = new byte[1];
        while (await stream.ReadAsync(octet, stop.Token) == 1)
        {
            if (octet[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(octet[0]);
        }

        return null;
    }

    private async Task SayAsync(Stream stream, string answer) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), stop.Token);
}
