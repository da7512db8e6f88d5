namespace Tanba.Keys;

/// <summary>What a conversion did.</summary>
/// <param name="Keys">Private keys with their certificates that were written.</param>
/// <param name="LeftOut">Certificates and other things that the new form has no place for.</param>
public sealed record Converted(int Keys, int LeftOut);
