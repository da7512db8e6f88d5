namespace Tanba.Registration.Applications;

/// <summary>What the person's agent is asked to make for one application.</summary>
/// <param name="Number">Twelve digits.</param>
/// <param name="Nonce">One-time number of the act that will be signed.</param>
/// <param name="Storage">Kind of key store, such as <c>PKCS12</c>.</param>
public sealed record KeyOrder(string Number, string Nonce, string Storage, IReadOnlyList<KeyOrderItem> Keys);

/// <summary>One key of the order.</summary>
/// <param name="Role"><c>auth</c>, <c>sign</c>, or <c>both</c> for one key.</param>
/// <param name="KeyKind">Such as <c>rsa2048</c>.</param>
/// <param name="Subject">Base64 of the DER Name that the request must carry, octet for octet.</param>
/// <param name="KeyStorageOid">Goes into the certificate as the kind of key storage.</param>
/// <param name="FilePrefix">Beginning of the file name of an installed key, such as <c>AUTH_RSA256</c>.</param>
public sealed record KeyOrderItem(string Role, string KeyKind, string Subject, string KeyStorageOid, string FilePrefix);

/// <summary>The request for one key of the order.</summary>
/// <param name="Request">PKCS#10, DER or PEM, as it came from outside.</param>
public sealed record RoleRequest(string Role, byte[] Request);
