using System.Xml;
using Tanba.Pki;

namespace Tanba.Signatures.Xml;

/// <summary>A document with the choices that go with what is signed of it: the whole, or an element by its Id.</summary>
internal sealed record PreparedXml(XmlDocument Document, XmlElement Target, XmlElement Parent, bool IsById)
{
    public string Uri => IsById ? "#" + Target.GetAttribute("Id") : string.Empty;

    /// <summary>How SignedInfo is canonicalised: as the national clients do it.</summary>
    public Canonicalization SignedInfo => IsById ? Canonicalization.Exclusive : Canonicalization.Inclusive;

    public Canonicalization Reference => Canonicalization.InclusiveWithComments;

    /// <summary>A signature inside of what it signs must leave itself out.</summary>
    public bool IsEnveloped => !IsById || Tree.IsWithin(Parent, Target);

    /// <summary>What is digested: before the signature is put in, so that there is none to be left out.</summary>
    public byte[] Octets() => Reference.Octets(IsById ? Target : Document, [], withComments: false);

    public Rejection? WhyNot()
    {
        for (XmlNode? at = Parent; at is not null; at = at.ParentNode)
        {
            if (Tree.IsSignature(at))
            {
                return Rejection.Invalid("xml.path-finds-nothing", "a signature cannot stand inside another one");
            }
        }

        return !IsById ? null
            : Target.GetAttribute("Id") is not { Length: > 0 } id ? Rejection.Invalid("xml.element-has-no-id", $"{Tree.PathOf(Target)} has no attribute Id to be named by", "XML Signature §4.4.3.1")
            : !XmlReader.IsName(id) || id.Contains(':', StringComparison.Ordinal) ? Rejection.Invalid("xml.element-has-no-id", "the attribute Id is no name", "XML 1.0 §3.3.1")
            : new ElementIds(Document).Find(id).Rejection;
    }
}
