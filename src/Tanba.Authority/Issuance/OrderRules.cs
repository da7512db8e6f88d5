using Tanba.Authority.Profiles;
using Tanba.Pki;
using Tanba.Pki.Names;

namespace Tanba.Authority.Issuance;

/// <summary>What an order must be like, whoever places it.</summary>
internal static class OrderRules
{
    private const int LongestApplication = 64;

    public static Rejection? Objection(CertificateOrder order, Profile profile, bool allowTestIdentities)
    {
        if (order.Application.Length is 0 or > LongestApplication)
        {
            return Rejection.Invalid("issue.application-wrong", $"The number of an application has 1 to {LongestApplication} characters.");
        }

        if (!NationalId.ParseIin(order.OwnerIin, allowTestIdentities).Try(out var iin, out var rejection))
        {
            return rejection;
        }

        if (order.Subject.Iin != iin.Digits)
        {
            return Rejection.Invalid("issue.subject-not-owner", "The name to be certified is not that of the owner of the application.");
        }

        if (!order.KeyStorageOid.StartsWith(Oids.KzKeyStorage + ".", StringComparison.Ordinal))
        {
            return Rejection.Invalid("issue.storage-unknown", $"{order.KeyStorageOid} is no storage of keys.");
        }

        return order.Request.KeyStorageOid is { } requested && requested != order.KeyStorageOid
            ? Rejection.Invalid("issue.storage-differs", $"The request names storage {requested}, the order {order.KeyStorageOid}.")
            : profile.Objects(order.Subject) ?? profile.Objects(order.Request.PublicKey);
    }
}
