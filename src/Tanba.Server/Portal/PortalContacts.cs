using System.Net.Mail;
using Tanba.Server.Words;

namespace Tanba.Server.Portal;

/// <summary>The section <c>Portal:Contacts</c>: whom people may turn to. What is not said is not shown.</summary>
public sealed record PortalContacts
{
    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>In kk, ru and en.</summary>
    public IDictionary<string, string> Address { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>In kk, ru and en.</summary>
    public IDictionary<string, string> Hours { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool IsEmpty => string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Email) && Address.Count == 0 && Hours.Count == 0;

    /// <summary>For a link: digits and the plus alone (RFC 3966 §5.1.1: visual separators mean nothing).</summary>
    public string? PhoneLink => Link(Phone);

    public static string? Link(string? phone) => phone is null ? null : "tel:" + string.Concat(phone.Where(letter => char.IsAsciiDigit(letter) || letter is '+'));

    internal IEnumerable<string> Faults()
    {
        if (Email is not null && !MailAddress.TryCreate(Email, out _))
        {
            yield return "Portal:Contacts:Email: write an e-mail address, such as help@example.kz, or leave it out.";
        }

        foreach (var (name, words) in new[] { (nameof(Address), Address), (nameof(Hours), Hours) })
        {
            if (words.Count > 0 && Language.All.Any(language => !words.TryGetValue(language.Code, out var text) || string.IsNullOrWhiteSpace(text)))
            {
                yield return $"Portal:Contacts:{name}: write it in kk, ru and en, or leave it out.";
            }
        }
    }
}
