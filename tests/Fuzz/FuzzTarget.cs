using Tanba.Pki;

namespace Tanba.Tests.Fuzz;

/// <summary>Something that reads octets of strangers.</summary>
/// <param name="Name">Of the reader and of what is changed.</param>
/// <param name="Valid">What is changed.</param>
/// <param name="Wrap">What goes around it after the change, such as encryption and MAC, so that the change is seen at all.</param>
/// <param name="Read">The reader: null when it opens, else its refusal.</param>
internal sealed record FuzzTarget(string Name, byte[] Valid, Func<byte[], byte[]> Wrap, Func<byte[], Rejection?> Read);
