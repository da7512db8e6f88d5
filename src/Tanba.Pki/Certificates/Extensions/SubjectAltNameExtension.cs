using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>SubjectAltName ::= GeneralNames</c> (RFC 5280 §4.2.1.6) with one rfc822Name.</summary>
public static class SubjectAltNameExtension
{
    /// <summary>An ASCII mail address.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">The address is not ASCII.</exception>
    public static Extension Write(string email) => Extension.Make(Oids.SubjectAltName, critical: false, writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, email, Der.Context(1, constructed: false));
        }
    });

    /// <summary>Every name, in order. Authorities in use have written a list without any, which names nobody.</summary>
    internal static IReadOnlyList<GeneralName> Read(ReadOnlyMemory<byte> value) =>
        Der.ReadInner(value, reader => reader.ReadSequence() is { HasData: true } names ? GeneralName.ReadAll(names) : []);
}
