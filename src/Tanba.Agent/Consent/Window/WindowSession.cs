using System.Security.Cryptography;
using System.Text;

namespace Tanba.Agent.Consent.Window;

/// <summary>
/// The address of one window. The printed or opened address works once: it is exchanged for a cookie, because the command line of a
/// browser can be read by other users of the computer. If somebody comes second, one of the two is not the person: it all ends.
/// </summary>
public sealed class WindowSession(Dialog dialog)
{
    private readonly Lock exchanging = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string cookie = Secret();
    private string ticket = Secret();
    private int watches;
    private int busy;

    public Dialog Dialog => dialog;

    public string Id { get; } = Secret();

    public string FormToken { get; } = Secret();

    /// <summary>Completes when a browser has shown the page.</summary>
    public Task Opened => opened.Task;

    /// <summary>A new one-time path; an older one that nobody used is void.</summary>
    public string NewPath()
    {
        lock (exchanging)
        {
            ticket = Secret();
            return "/open/" + ticket;
        }
    }

    /// <summary>The number of a new open line.</summary>
    public int Watched() => Interlocked.Increment(ref watches);

    /// <summary>Whether no page came after this line, and none is on its way.</summary>
    public bool IsLastWatch(int number) => Volatile.Read(ref watches) == number && Volatile.Read(ref busy) == 0;

    /// <summary>While the agent works on a press, the page cannot watch.</summary>
    public async Task WorkAsync(Action work)
    {
        Interlocked.Increment(ref busy);
        try
        {
            await Task.Run(work);
        }
        finally
        {
            Interlocked.Decrement(ref busy);
        }
    }

    public bool IsTicket(string given) => Same(given, ticket);

    public bool IsCookie(string? given) => given is not null && Same(given, cookie);

    public bool IsFormToken(string? given) => given is not null && Same(given, FormToken);

    /// <summary>The cookie for the first to come; null for a second, whose coming cancels.</summary>
    public string? Exchange()
    {
        lock (exchanging)
        {
            if (opened.TrySetResult())
            {
                return cookie;
            }

            dialog.Cancel();
            return null;
        }
    }

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static bool Same(string given, string kept) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(kept));
}
