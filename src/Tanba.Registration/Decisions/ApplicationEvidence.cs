using Tanba.Authority.Audit;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.People;

namespace Tanba.Registration.Decisions;

/// <summary>An application beside everything that speaks for it or against it.</summary>
/// <param name="Known">The person as the register has them; null when it does not know them.</param>
/// <param name="Confirmed">Registrars who have confirmed it.</param>
/// <param name="Receipts">Signed acts about it.</param>
/// <param name="History">What the audit log says of it, the newest first.</param>
public sealed record ApplicationEvidence(
    Application Application,
    Person? Known,
    IReadOnlyList<KeyEvidence> Keys,
    IReadOnlyList<Confirmation> Confirmed,
    IReadOnlyList<Receipt> Receipts,
    IReadOnlyList<AuditEntry> History)
{
    /// <summary>Two registrars must confirm applications of this template.</summary>
    public bool NeedsTwo { get; init; }

    /// <summary>When it lapses if nobody decides.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The fields side by side: as the application has them, and as the register has them.</summary>
    public IEnumerable<(string Field, string? Applied, string? Known)> Fields =>
    [
        ("surname", Application.Names?.Surname, Known?.Surname),
        ("given-name", Application.Names?.GivenName, Known?.GivenName),
        ("patronymic", Application.Names?.Patronymic, Known?.Patronymic),
        ("email", Application.Contact.Email, Known?.Email),
        ("region", Application.Contact.Region, Known?.Region),
        ("locality", Application.Contact.Locality, Known?.Locality),
    ];
}

/// <summary>That a registrar has confirmed an application.</summary>
public sealed record Confirmation(string Registrar, DateTimeOffset At);
