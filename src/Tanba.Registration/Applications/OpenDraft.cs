using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;

using Tanba.Authority.Audit;
using Tanba.Authority.Issuers;
using Tanba.Authority.Profiles;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.People;
using Tanba.Registration.Systems;

namespace Tanba.Registration.Applications;

/// <summary>Opens a draft and orders its keys: the exact subject of each follows from the person's record and the profile. An older draft of the person ends.</summary>
public sealed class OpenDraft(Database database, Template template, TrustedCertificates trusted, AuditLog audit, TimeProvider clock)
{
    // A path is only kept and shown back; 1024 characters is more than any file system here takes.
    private const int LongestPath = 1024;

    /// <param name="applicant">Somebody without a session, whom the registration need not know.</param>
    internal async Task<Result<KeyOrder>> RunAsync(ApplicationKind kind, NewReissue wanted, CancellationToken stop, NewApplicant? applicant = null)
    {
        if (Check(wanted) is { } wrong)
        {
            return wrong;
        }

        return KeyStorage.OidOf(wanted.Storage).Try(out var storageOid, out var refused)
            ? await database.InTransactionAsync(transaction => StoreAsync(transaction, kind, wanted, applicant, storageOid), stop)
            : refused;
    }

    private static Rejection? Check(NewReissue wanted) =>
        PersonRules.Address(wanted.Email)
        ?? PersonRules.Place(wanted.Region, wanted.Locality)
        ?? PersonRules.Language(wanted.Language)
        ?? (wanted.Path is null || wanted.Path.Length > LongestPath || wanted.Path.Any(char.IsControl)
            ? Rejection.Invalid("apply.path", $"The path of the key storage has at most {LongestPath} characters on one line.")
            : null);

    private async Task<Result<KeyOrder>> StoreAsync(DbTransaction transaction, ApplicationKind kind, NewReissue wanted, NewApplicant? applicant, string storageOid)
    {
        var known = await People.People.FindAsync(transaction, wanted.Iin);
        var draft = Draft(kind, wanted) with { Centre = applicant?.Centre, Names = known is null ? applicant?.Names : null, SecretDigest = applicant?.Secret.Digest };
        if ((known ?? draft.Applicant) is not { } person)
        {
            return Rejection.NotFound("apply.unknown-person", $"The registration knows nobody with the IIN {wanted.Iin}.");
        }

        if (PersonRules.Check(person) is { } wrong)
        {
            return wrong;
        }

        if (Unissuable() is { } hopeless)
        {
            return hopeless;
        }

        if (!(await SystemOfAsync(transaction, wanted)).Try(out var system, out var unusable))
        {
            return unusable;
        }

        draft = system is null ? draft : draft with { Template = Template.InformationSystem, System = system.Oid };
        if (kind is ApplicationKind.Reissue && await ApplicationTable.InFlightAsync(transaction.Connection!, (draft.Iin, draft.Template, draft.System), transaction) is { } unfinished)
        {
            return Rejection.Conflict("apply.in-flight", $"Application {unfinished.Number} is {unfinished.State}: install its certificates, or give it up.");
        }

        if (applicant is null)
        {
            await EndOlderAsync(transaction, draft);
        }

        await ApplicationTable.InsertAsync(transaction, draft);
        var items = new List<KeyOrderItem>();
        foreach (var profile in template.ProfilesOf(draft.Template))
        {
            var subject = profile.Subject(OrderedSubjects.FactsOf(person, wanted.Locality, wanted.Region) with { System = system });
            await KeyTable.InsertAsync(transaction, draft.Number.ToString(), new(profile.Role, profile.Name, subject.Encoded.ToArray()));
            items.Add(new(profile.Role, profile.KeyKind, Convert.ToBase64String(subject.Encoded.Span), storageOid, profile.FilePrefix));
        }

        await audit.AppendAsync(transaction, new AuditEvent("application.apply", wanted.Iin, draft.Number.ToString(), $"{kind} {wanted.Storage}"));
        return new KeyOrder(draft.Number.ToString(), draft.Nonce, wanted.Storage, items);
    }

    // What lint would refuse at issuance is refused here, or the application would be confirmed and never issued.
    private Rejection? Unissuable() => template.Profiles.Any(profile => clock.GetUtcNow() + profile.Validity > trusted.Issuing.NotAfter)
        ? Rejection.Unavailable("apply.authority-ends", $"The issuing authority ends on {trusted.Issuing.NotAfter:yyyy-MM-dd}, before a certificate issued now would. Set up its successor.")
        : null;

    // Only the owner's own, and only while it works: its OID goes into the certificate.
    private static async Task<Result<SystemFacts?>> SystemOfAsync(DbTransaction transaction, NewReissue wanted)
    {
        if (wanted.System is not { } number)
        {
            return Result.Of<SystemFacts?>(null);
        }

        return await SystemTable.FindAsync(transaction, number) is not { } system || system.Owner != wanted.Iin
            ? Rejection.NotFound("system.not-found", $"This person has no system {number}.")
            : system is { State: SystemState.Registered, Oid: { } oid }
            ? Result.Of<SystemFacts?>(new(oid, system.Name))
            : Rejection.Conflict("system.not-registered", $"System {number} is {system.State}.");
    }

    private async Task EndOlderAsync(DbTransaction transaction, Application draft)
    {
        if (await ApplicationTable.DraftOfAsync(transaction, draft.Iin, draft.Template) is { } older)
        {
            await ApplicationTable.UpdateAsync(transaction, older.Cancel(clock.GetUtcNow()).Value);
            await audit.AppendAsync(transaction, new AuditEvent("application.cancel", draft.Iin, older.Number.ToString(), "replaced by a newer draft"));
        }
    }

    private Application Draft(ApplicationKind kind, NewReissue wanted)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Number = ApplicationNumber.Draw(),
            Kind = kind,
            Iin = wanted.Iin,
            CreatedAt = now,
            StateAt = now,
            Place = new(wanted.Storage, wanted.Path),
            Contact = new(wanted.Email, wanted.Region, wanted.Locality, wanted.Language),
            Nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
        };
    }
}
