using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Tanba.Pki;

namespace Tanba.Agent.Trust;

/// <summary>Binds the local CA to this machine's own names: whoever steals its key can impersonate nothing but loopback.</summary>
/// <remarks>
/// RFC 5280 §4.2.1.10:
/// <code>
/// NameConstraints ::= SEQUENCE {
///      permittedSubtrees       [0]     GeneralSubtrees OPTIONAL,
///      excludedSubtrees        [1]     GeneralSubtrees OPTIONAL }
/// GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
/// GeneralSubtree ::= SEQUENCE { base GeneralName, minimum [0] BaseDistance DEFAULT 0, maximum [1] BaseDistance OPTIONAL }
/// </code>
/// </remarks>
public static class NameConstraints
{
    private static readonly Asn1Tag Permitted = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag AddressName = new(TagClass.ContextSpecific, 7);

    public static X509Extension LoopbackOnly()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Permitted))
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, "localhost", DnsName);
                }

                WriteNetwork(writer, IPAddress.Loopback, prefix: 8);
                WriteNetwork(writer, IPAddress.IPv6Loopback, prefix: 128);
            }
        }

        // RFC 5280 §4.2.1.10: conforming CAs MUST mark this extension as critical.
        return new X509Extension(Oids.NameConstraints, writer.Encode(), critical: true);
    }

    // An address and its mask, in the style of RFC 4632: 8 octets for IPv4, 32 for IPv6.
    private static void WriteNetwork(AsnWriter writer, IPAddress address, int prefix)
    {
        var octets = address.GetAddressBytes();
        var network = new byte[octets.Length * 2];
        for (var bit = 0; bit < prefix; bit++)
        {
            network[octets.Length + (bit / 8)] |= (byte)(0x80 >> (bit % 8));
        }

        for (var at = 0; at < octets.Length; at++)
        {
            network[at] = (byte)(octets[at] & network[octets.Length + at]);
        }

        using (writer.PushSequence())
        {
            writer.WriteOctetString(network, AddressName);
        }
    }
}
