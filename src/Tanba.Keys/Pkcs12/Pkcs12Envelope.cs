using System.Formats.Asn1;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// The outside of a file:
/// <code>
/// PFX ::= SEQUENCE { version INTEGER {v3(3)}, authSafe ContentInfo, macData MacData OPTIONAL }
/// ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY DEFINED BY contentType OPTIONAL }
/// </code>
/// (RFC 7292 §4, RFC 5652 §3). BER: the national files have indefinite lengths.
/// </summary>
/// <param name="AuthenticatedSafe">What the MAC is over.</param>
/// <param name="Mac">Null for a file without.</param>
internal sealed record Pkcs12Envelope(byte[] AuthenticatedSafe, Pkcs12Mac? Mac)
{
    /// <summary>Refuses with <c>cipher-unsupported</c>, also a file that is signed with a public key: nobody writes those.</summary>
    /// <exception cref="AsnContentException">It is malformed, or octets follow.</exception>
    public static Result<Pkcs12Envelope> Read(ReadOnlyMemory<byte> file, RoundBudget budget)
    {
        var outer = new AsnReader(file, AsnEncodingRules.BER);
        var pfx = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (pfx.ReadInteger() != 3)
        {
            throw Der.Fault("another version than 3");
        }

        var (type, content) = ReadContentInfo(pfx);
        if (type != Oids.CmsData || content is null)
        {
            return type == Oids.CmsSignedData ? budget.Unsupported(type) : throw Der.Fault("neither sealed nor signed");
        }

        var authenticatedSafe = content.ReadOctetString();
        content.ThrowIfNotEmpty();
        if (!pfx.HasData)
        {
            return new Pkcs12Envelope(authenticatedSafe, null);
        }

        var mac = Pkcs12Mac.Read(pfx.ReadSequence(), budget);
        pfx.ThrowIfNotEmpty();
        return mac.Try(out var read, out var refused) ? new Pkcs12Envelope(authenticatedSafe, read) : refused;
    }

    /// <summary>The type, and a reader that stands before the content; null when there is none.</summary>
    public static (string Type, AsnReader? Content) ReadContentInfo(AsnReader reader)
    {
        var info = reader.ReadSequence();
        var type = info.ReadObjectIdentifier();
        var content = info.HasData ? info.ReadSequence(Der.Context(0)) : null;
        info.ThrowIfNotEmpty();
        return (type, content);
    }
}
