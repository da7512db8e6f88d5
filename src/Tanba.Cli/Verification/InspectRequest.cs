using Tanba.Pki.Requests;

namespace Tanba.Cli.Verification;

/// <summary>A certification request in words (RFC 2986).</summary>
internal static class InspectRequest
{
    /// <summary>A request whose proof fails is explained as far as that; nothing else of it is believed.</summary>
    public static Inspected Explain(UnverifiedRequest unverified)
    {
        if (!unverified.Verify().Try(out var request, out var refused))
        {
            return new("certification request", ["A request for a certificate (PKCS#10).", $"It does not prove that its sender has the private key: {refused.Detail}."], []);
        }

        return new(
            "certification request",
            [
                $"A request for a certificate (PKCS#10) for {request.Subject.CommonName ?? request.Subject.ToString()}.",
                "It is signed by the key it names: its sender has the private key.",
            ],
            [
                new("subject", request.Subject.ToString()),
                new("IIN", request.Subject.Iin),
                new("BIN", request.Subject.Bin),
                new("public key", InspectCertificate.Key(request.PublicKey)),
                new("key storage", request.KeyStorageOid is { } storage ? InspectWords.Oid(storage) : null),
                new("SHA-256", InspectWords.Hex(request.Sha256())),
                .. InspectCertificate.Extensions(request.RequestedExtensions),
            ]);
    }
}
