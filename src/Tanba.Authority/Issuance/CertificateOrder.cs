using Tanba.Pki.Names;
using Tanba.Pki.Requests;

namespace Tanba.Authority.Issuance;

/// <summary>What a registrar asks the authority to certify; the registrar vouches for subject, owner and e-mail.</summary>
/// <param name="Application">The application's number; with the key it makes the order idempotent.</param>
/// <param name="Profile">The profile's name.</param>
/// <param name="Request">The request whose proof of possession was checked; only its key is certified.</param>
/// <param name="Subject">The exact name, as <c>Profile.Subject</c> gives it.</param>
/// <param name="KeyStorageOid">Where the private key rests.</param>
/// <param name="Email">For the certificate's alternative name; null when not given.</param>
/// <param name="OwnerIin">Twelve digits: whose certificate it is.</param>
public sealed record CertificateOrder(string Application, string Profile, CertificationRequest Request, DistinguishedName Subject, string KeyStorageOid, string? Email, string OwnerIin);
