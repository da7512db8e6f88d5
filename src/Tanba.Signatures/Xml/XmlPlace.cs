namespace Tanba.Signatures.Xml;

/// <summary>What is signed, and where the signature goes.</summary>
/// <param name="Target">The element, which has an attribute <c>Id</c>; null: the whole document.</param>
/// <param name="Parent">The element whose last child the signature becomes; null: the document element.</param>
public sealed record XmlPlace(ElementPath? Target = null, ElementPath? Parent = null)
{
    /// <summary>The whole document, signed at its end.</summary>
    public static XmlPlace WholeDocument { get; } = new();
}
