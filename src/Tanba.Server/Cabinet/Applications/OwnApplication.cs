using System.Security.Claims;
using Tanba.Registration.Applications;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Applications;

/// <summary>An application of the signed-in person that was handed in; another's is none, and so is a draft.</summary>
internal static class OwnApplication
{
    public static async Task<ApplicationView?> FindAsync(FindApplications find, string number, ClaimsPrincipal user, CancellationToken stop) =>
        (await find.ByNumberAsync(number, stop)).Try(out var application, out _) && application.Iin == Citizen.Of(user)!.Iin && application.State is not ApplicationState.Draft
            ? application
            : null;
}
