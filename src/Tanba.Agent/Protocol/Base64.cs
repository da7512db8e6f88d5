using Tanba.Pki;

namespace Tanba.Agent.Protocol;

/// <summary>Octets inside JSON. White space is let through, as Java's decoder does; anything else that is not base64 is refused.</summary>
public static class Base64
{
    public static Result<byte[]> Decode(string? text)
    {
        try
        {
            return text is null ? Rejection.Invalid("base64.missing", "no base64 text") : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return Rejection.Invalid("base64.damaged", "the text is not base64");
        }
    }
}
