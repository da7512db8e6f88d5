namespace Tanba.Pki.Algorithms;

/// <summary>A private key in memory, whatever its mathematics. Made by a <see cref="KeyAlgorithm"/>; signing is safe from several threads.</summary>
public interface IPrivateKey : IDisposable
{
    /// <summary>The public half.</summary>
    SubjectPublicKeyInfo PublicKey { get; }

    /// <summary>Signs with a row that fits this key (<see cref="SignatureAlgorithm.Fits"/>).</summary>
    byte[] Sign(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message);

    /// <summary>DER of PKCS#8 <c>PrivateKeyInfo</c> (RFC 5958), unencrypted: the caller zeroes it after use.</summary>
    byte[] ExportPkcs8();
}
