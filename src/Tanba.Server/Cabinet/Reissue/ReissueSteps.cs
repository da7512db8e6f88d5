using Tanba.Pki;
using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>What the script posts on the way of an application, read and handed to the registration; the person is always the one of the session.</summary>
public sealed class ReissueSteps(Apply apply, AttachRequests attach, Submit submit, Cancel cancel, People people)
{
    public Task<Result<KeyOrder>> OrderAsync(Citizen person, Answers answers, Language language, CancellationToken stop) => apply.RunAsync(
        new NewReissue(
            person.Iin,
            string.IsNullOrWhiteSpace(answers.Email) ? null : answers.Email,
            answers.Region!,
            answers.Locality!,
            answers.Storage!,
            Storages.IsToken(answers.Storage) ? "" : answers.Path!,
            language.Code),
        stop);

    /// <summary>A key for an information system of the person: address and language are those of the person's record.</summary>
    public async Task<Result<KeyOrder>> OrderForSystemAsync(Citizen person, string storage, string path, long system, Language language, CancellationToken stop) =>
        await people.FindAsync(person.Iin, stop) is { } known
            ? await apply.RunAsync(
                new NewReissue(person.Iin, known.Email, known.Region, known.Locality, storage, Storages.IsToken(storage) ? "" : path, language.Code) { System = system },
                stop)
            : Rejection.NotFound("apply.unknown-person", $"The registration knows nobody with the IIN {person.Iin}.");

    public async Task<Result<string>> AttachAsync(Citizen person, Requests? posted, CancellationToken stop)
    {
        if (posted?.Number is not { } number)
        {
            return Posted.Unreadable;
        }

        return Read(posted).Try(out var requests, out var refused) ? await attach.RunAsync(number, person.Iin, requests, stop) : refused;
    }

    /// <summary>At most eight requests, each with the role of its key.</summary>
    public static Result<IReadOnlyList<RoleRequest>> Read(Requests posted)
    {
        if (posted.Items is not { Count: > 0 and <= 8 } items)
        {
            return Posted.Unreadable;
        }

        var requests = new List<RoleRequest>();
        foreach (var item in items)
        {
            if (item?.Role is null || !Posted.Octets(item.Request).Try(out var octets, out _))
            {
                return Posted.Unreadable;
            }

            requests.Add(new RoleRequest(item.Role, octets));
        }

        return requests;
    }

    public async Task<Result<ApplicationView>> SubmitAsync(Citizen person, Signature? posted, CancellationToken stop) =>
        posted?.Number is { } number && Posted.Octets(posted.Cms).Try(out var cms, out _)
            ? await submit.RunAsync(number, person.Iin, cms, stop)
            : Posted.Unreadable;

    public async Task<Result<ApplicationView>> CancelAsync(Citizen person, Named? posted, CancellationToken stop) =>
        posted?.Number is { } number ? await cancel.RunAsync(number, person.Iin, stop) : Posted.Unreadable;

    /// <summary>The requests that the agent made.</summary>
    public sealed record Requests(string? Number, [property: System.Text.Json.Serialization.JsonPropertyName("requests")] IReadOnlyList<Item?>? Items);

    public sealed record Item(string? Role, string? Request);

    /// <summary>The signed application.</summary>
    public sealed record Signature(string? Number, string? Cms);

    public sealed record Named(string? Number);
}
