namespace Tanba.Pki.Requests;

/// <summary>A PKCS#10 request (RFC 2986) whose sender has not yet been seen to hold the private key. Immutable, safe from any thread.</summary>
public sealed class UnverifiedRequest
{
    private static readonly DerInput Input = new("request", 32 * 1024);

    private readonly RequestFields fields;

    private UnverifiedRequest(RequestFields fields) => this.fields = fields;

    /// <summary>
    /// Reads strict DER, or the first <c>CERTIFICATE REQUEST</c> of a PEM text; at most 32 KiB. Refuses with
    /// <c>request.too-large</c>, <c>request.malformed</c>.
    /// </summary>
    public static Result<UnverifiedRequest> Decode(ReadOnlyMemory<byte> derOrPem)
    {
        var der = derOrPem.Length > 2 * Input.Limit ? derOrPem : Pem.Unwrap(derOrPem, "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
        return Der.Read<UnverifiedRequest>(der, Input, reader => new UnverifiedRequest(RequestFields.Read(reader)));
    }

    /// <summary>
    /// Proof of possession: the request is signed by the key it names. Refuses with <c>request.algorithm-unknown</c>,
    /// <c>request.signature-wrong</c>. The quality of the key is judged elsewhere (<see cref="Algorithms.SubjectPublicKeyInfo.Weakness"/>).
    /// </summary>
    public Result<CertificationRequest> Verify()
    {
        if (Algorithms.SignatureAlgorithm.Find(fields.Algorithm) is not { } algorithm)
        {
            return Rejection.Invalid("request.algorithm-unknown", $"signature algorithm {fields.Algorithm.Oid} is not known");
        }

        return algorithm.Verify(fields.PublicKey, fields.Info.Span, fields.Signature.Span)
            ? new CertificationRequest(fields)
            : Rejection.Invalid("request.signature-wrong", "the request is not signed by the key it names", "RFC 2986 §4.2");
    }
}
