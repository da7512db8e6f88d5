namespace Tanba.Registration.Letters;

/// <summary>A row of the table <c>letters</c> that is not delivered yet.</summary>
internal sealed record QueuedLetter(string Id, string Address, string Subject, string Body, string? Html, string? Off, long Attempts)
{
    public Letter Letter => new(Address, Subject, Body) { Html = Html, Off = Off };
}
