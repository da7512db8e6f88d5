using Tanba.Keys;

namespace Tanba.Agent.Consent;

/// <summary>What a token is called by people, from its address, when it is not there to say so itself.</summary>
public static class TokenName
{
    public static string Of(string address)
    {
        if (!KeyUri.Parse(address).Try(out var uri, out _) || !uri.Attributes.TryGetValue("token", out var label))
        {
            return address;
        }

        return uri.Attributes.TryGetValue("serial", out var serial) && serial.Length > 0 ? $"{label} ({serial})" : label;
    }
}
