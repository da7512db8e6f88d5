using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>A certificate and who issued it, in a path that holds.</summary>
/// <param name="Subject">Of whom the status is asked.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="IssuerKey">Its key, with inherited parameters.</param>
/// <param name="Root">Where the path ends, and where those of signers of lists must end; null: at any root.</param>
internal sealed record IssuedLink(Certificate Subject, Certificate Issuer, SubjectPublicKeyInfo IssuerKey, Certificate? Root);
