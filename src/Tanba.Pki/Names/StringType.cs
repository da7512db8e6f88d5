namespace Tanba.Pki.Names;

/// <summary>
/// The ASN.1 type that holds an attribute's value. <see cref="Utf8"/>, <see cref="Printable"/> and <see cref="Ia5"/> are written;
/// the others are only met in foreign names.
/// </summary>
public enum StringType
{
    /// <summary>UTF8String.</summary>
    Utf8,

    /// <summary>PrintableString.</summary>
    Printable,

    /// <summary>IA5String.</summary>
    Ia5,

    /// <summary>NumericString.</summary>
    Numeric,

    /// <summary>VisibleString.</summary>
    Visible,

    /// <summary>TeletexString.</summary>
    Teletex,

    /// <summary>BMPString.</summary>
    Bmp,

    /// <summary>Not a string; the value is <c>#</c> and the hex of its DER, as in RFC 4514 §2.4.</summary>
    Other,
}
