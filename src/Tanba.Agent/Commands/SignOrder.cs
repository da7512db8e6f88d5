using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Signatures.Xml;

namespace Tanba.Agent.Commands;

/// <summary>Documents to be signed with one consent and one password.</summary>
public sealed record SignOrder(Asker Asker, IReadOnlyList<byte[]> Documents, KeyFilter Filter, IReadOnlyList<IKeyStore> Stores)
{
    /// <summary>The content inside the CMS.</summary>
    public bool Attached { get; init; }

    /// <summary>The documents are digests already; such a signature is detached.</summary>
    public bool Digested { get; init; }

    /// <summary>The documents are XML in UTF-8 and signed as such, here; null: CMS.</summary>
    public XmlPlace? Xml { get; init; }

    /// <summary>The signature value alone, without a document around it.</summary>
    public bool Raw { get; init; }

    /// <summary>With a time stamp over the signature; of CMS alone.</summary>
    public bool Stamped { get; init; }

    public string? Path { get; init; }

    /// <summary>The act that the window shows as such, alone and whole; only that is signed as an act (docs/acts.md §2).</summary>
    public ActText? Act => Digested || Raw || Xml is not null || Documents.Count != 1 ? null : ActText.Find(Documents[0]);
}
