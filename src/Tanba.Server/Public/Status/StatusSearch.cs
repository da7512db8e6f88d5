using Tanba.Pki;
using Tanba.Registration.Applications;

namespace Tanba.Server.Public.Status;

/// <summary>The search field of a status page, what was found, and the sentence when nothing was.</summary>
public sealed record StatusSearch(string? Number, StatusView? Found, Rejection? Refused)
{
    public static readonly StatusSearch Empty = new(null, null, null);

    /// <param name="ownerIin">In the cabinet: the person; another person's application is then not found. On the public page: null.</param>
    public static async Task<StatusSearch> RunAsync(FindApplications find, string? number, string? ownerIin, CancellationToken stop)
    {
        if (number is null)
        {
            return Empty;
        }

        if (!(await find.ByNumberAsync(number, stop)).Try(out var application, out var refused))
        {
            return new(number, null, refused);
        }

        return ownerIin is not null && application.Iin != ownerIin
            ? new(number, null, Rejection.NotFound("application.not-found", "It is another person's."))
            : new(application.Grouped, new(application, IsOwner: ownerIin is not null), null);
    }
}
