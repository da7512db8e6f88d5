using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Registration.Words;

namespace Tanba.Registration.Letters;

/// <summary>A letter, worded, before it is sent. Plain text.</summary>
public sealed record Letter(string Address, string Subject, string Body)
{
    /// <summary>The letter about a move of an application (<c>submitted</c>, <c>issued</c> …); null when the person wants none or wrote no address into it.</summary>
    public static Letter? About(string move, Application application, Person person, string origin, string reason = "")
    {
        // Who cleared the address of an application was told that nothing will be mailed; the address of the record stays unused.
        if (!person.WantsLetters || application.Contact.Email is not { } address)
        {
            return null;
        }

        string Say(string key) => WordList.Say(
            application.Contact.Language,
            "letter." + key,
            ("number", application.Number.Grouped),
            ("portal", origin),
            ("name", person.FullName),
            ("reason", reason));

        return new(address, Say(move + ".subject"), $"{Say("greeting")}\n\n{Say(move + ".body")}\n\n{Say("closing")}\n");
    }
}
