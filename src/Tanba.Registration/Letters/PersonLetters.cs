using System.Data.Common;

namespace Tanba.Registration.Letters;

/// <summary>Letters that tell a person what happened: worded in the person's language and queued in the transaction of the act itself.</summary>
public sealed class PersonLetters(Outbox outbox, LetterLinks links, RegistrationOptions options)
{
    /// <summary>These come even to who wants no letters, and say why: somebody else may be at work with the person's keys or address.</summary>
    public static readonly IReadOnlySet<string> Warnings =
        new HashSet<string>(["revoked", "suspended", "released", "sign-in", "email-confirm", "email-changed"], StringComparer.Ordinal);

    /// <summary>Queues the letter <paramref name="name"/> to the address of the person's record; without an address there is none.</summary>
    /// <param name="values">What its words name: text, a number, a moment (shown in the portal's time zone), <see cref="OnDay"/> or <see cref="Worded"/>.</param>
    public async Task QueueAsync(DbTransaction transaction, string name, string iin, params IReadOnlyList<(string Name, object Value)> values)
    {
        if (await People.People.FindAsync(transaction, iin) is { } person && Recipient.Of(person) is { } to)
        {
            await QueueAsync(transaction, name, to, values);
        }
    }

    /// <summary>Queues the letter to an address of its own: that of an application, or one that is to be confirmed.</summary>
    public async Task QueueAsync(DbTransaction transaction, string name, Recipient to, params IReadOnlyList<(string Name, object Value)> values)
    {
        var comesAnyway = Warnings.Contains(name);
        if (!comesAnyway && !await links.WantsAsync(transaction, to.Iin, to.Address))
        {
            return;
        }

        var off = comesAnyway ? null : $"{options.Origin}/letters/off?key={await links.TokenAsync(transaction, to.Iin, to.Address)}";
        var all = values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        all["portal"] = options.Origin;
        all["name"] = to.FullName;
        if (off is not null)
        {
            all["off"] = off;
        }

        var text = LetterText.Of(name, to.Language, all, options.Zone);
        await outbox.QueueAsync(transaction, new(to.Address, text.Subject, text.Plain) { Html = LetterHtml.Of(text, options.NameIn(to.Language), options.Origin), Off = off });
    }
}
