namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// Numbers modulo one prime, so that the curve's formulas are written once and compiled for each field. Results may alias
/// operands. Constant-time throughout.
/// </summary>
internal interface IPrimeField<TSelf>
    where TSelf : unmanaged, IPrimeField<TSelf>
{
    /// <summary>64-bit words of the canonical form.</summary>
    static abstract int Words { get; }

    static abstract TSelf One { get; }

    static abstract void Multiply(in TSelf left, in TSelf right, out TSelf product);

    static abstract void Square(in TSelf value, out TSelf square);

    static abstract void Add(in TSelf left, in TSelf right, out TSelf sum);

    static abstract void Subtract(in TSelf left, in TSelf right, out TSelf difference);

    /// <summary>One over the value; nought for nought.</summary>
    static abstract TSelf Invert(in TSelf value);

    /// <summary>Takes <see cref="Words"/> words, the lowest first; any value of so many bits.</summary>
    static abstract TSelf Read(ReadOnlySpan<ulong> words);

    /// <summary>The canonical form, below the prime, the lowest word first.</summary>
    static abstract void Write(in TSelf value, Span<ulong> words);
}
