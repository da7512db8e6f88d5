namespace Tanba.Registration.Letters;

/// <summary>Takes one letter on its way. Throws when it cannot; the letter is then tried again later.</summary>
public interface IMailer
{
    Task SendAsync(Letter letter, CancellationToken stop);
}
