using Tanba.Registration.People;

namespace Tanba.Registration.Letters;

/// <summary>Whom a letter is for, where it goes and in which language.</summary>
/// <param name="Iin">Whose wish for letters counts; need not be of a person the registration knows.</param>
public sealed record Recipient(string Iin, string FullName, string Address, string Language)
{
    /// <summary>As the person's record has it; null without an address.</summary>
    public static Recipient? Of(Person person) => person.Email is null ? null : new(person.Iin, person.FullName, person.Email, person.Language);
}
