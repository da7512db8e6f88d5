namespace Tanba.Pki.Certificates.Extensions;

/// <summary>
/// Where the private key rests, <c>1.2.398.3.3.5</c>: <c>SEQUENCE { storage OBJECT IDENTIFIER }</c>; in a request a second
/// element may name the folder, and is not copied into the certificate.
/// </summary>
public static class KeyStorageExtension
{
    /// <summary>Not critical.</summary>
    public static Extension Write(string storageOid) => Extension.Make(Oids.KzKeyStorage, critical: false, writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(storageOid);
        }
    });

    internal static string Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var sequence = reader.ReadSequence();
        var storage = sequence.ReadObjectIdentifier();
        if (sequence.HasData)
        {
            sequence.ReadEncodedValue();
        }

        sequence.ThrowIfNotEmpty();
        return storage;
    });
}
