using Microsoft.Extensions.Logging;

namespace Tanba.Registration.Letters;

/// <summary>Sends what waits in the outbox: each letter at least once, and one that cannot be sent never holds up the others.</summary>
public sealed partial class DeliverLetters(Outbox outbox, IMailer mailer, ILogger<DeliverLetters> log)
{
    private const int AtOnce = 20;

    /// <summary>How many letters were delivered.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var delivered = 0;
        foreach (var letter in await outbox.DueAsync(AtOnce, stop))
        {
            if (await outbox.TakeAsync(letter, stop) && await DeliverAsync(letter, stop))
            {
                delivered++;
            }
        }

        return delivered;
    }

    private async Task<bool> DeliverAsync(QueuedLetter letter, CancellationToken stop)
    {
        try
        {
            await mailer.SendAsync(letter.Letter, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // Whatever is wrong with this letter or this server is written beside the letter; the next one is tried all the same.
            LogFailure(failure, letter.Id, letter.Attempts + 1);
            await outbox.FailedAsync(letter, failure.Message, stop);
            return false;
        }

        await outbox.DeliveredAsync(letter, stop);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Id} was not delivered at attempt {Attempt}")]
    private partial void LogFailure(Exception failure, string id, long attempt);
}
