using System.Net.Mail;
using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>rfc822Name is local-part@domain, without a display name or brackets.</summary>
internal static class EmailNameIsAMailbox
{
    public static LintRule Rule { get; } = new(
        "an alternative name of mail is a mailbox",
        "RFC 5280 §4.2.1.6",
        subject => subject.Find(Oids.SubjectAltName) is not null,
        Fault);

    private static string? Fault(LintSubject subject) =>
        subject.Certificate.Email is { Length: <= 254 } email && MailAddress.TryCreate(email, out var address) && address.Address == email && email.All(char.IsAscii)
            ? null
            : "it is not of the form name@domain in ASCII";
}
