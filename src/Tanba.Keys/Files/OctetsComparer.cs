using System.Security.Cryptography;

namespace Tanba.Keys.Files;

/// <summary>Equal when all octets are, in a time that says nothing of where they differ.</summary>
internal sealed class OctetsComparer : IEqualityComparer<byte[]>
{
    public static readonly OctetsComparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => CryptographicOperations.FixedTimeEquals(x, y);

    public int GetHashCode(byte[] obj) => obj.Length;
}
