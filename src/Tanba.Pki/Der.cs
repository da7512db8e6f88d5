using System.Formats.Asn1;

namespace Tanba.Pki;

/// <summary>What an outside input is called in refusals, and how long it may be.</summary>
/// <param name="Code">First part of the codes <c>X.too-large</c> and <c>X.malformed</c>.</param>
/// <param name="Limit">Most octets that are looked at.</param>
/// <param name="Rules">DER, or BER where a standard lets others send it.</param>
public readonly record struct DerInput(string Code, int Limit, AsnEncodingRules Rules = AsnEncodingRules.DER);

/// <summary>The one door through which outside octets enter: bounded, read to the end, every fault of form one refusal.</summary>
public static class Der
{
    /// <summary>
    /// Reads <paramref name="encoded"/> (which is copied) with <paramref name="read"/>. Refuses with <c>code.too-large</c>, or
    /// <c>code.malformed</c> when the reader meets a broken rule or octets are left over. Safe from any thread.
    /// </summary>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> encoded, DerInput input, Func<AsnReader, Result<T>> read)
    {
        if (encoded.Length > input.Limit)
        {
            return Rejection.Invalid($"{input.Code}.too-large", $"{encoded.Length} octets, at most {input.Limit} are read");
        }

        try
        {
            var reader = new AsnReader(encoded.ToArray(), input.Rules);
            var result = read(reader);
            if (!result.IsRefused)
            {
                reader.ThrowIfNotEmpty();
            }

            return result;
        }
        catch (AsnContentException broken)
        {
            return Rejection.Invalid($"{input.Code}.malformed", broken.Message, "X.690");
        }
    }

    /// <summary>Reads the whole of one value that lies inside an input already being read; faults surface as <see cref="AsnContentException"/>.</summary>
    public static T ReadInner<T>(ReadOnlyMemory<byte> encoded, Func<AsnReader, T> read, AsnEncodingRules rules = AsnEncodingRules.DER)
    {
        var reader = new AsnReader(encoded, rules);
        var value = read(reader);
        reader.ThrowIfNotEmpty();
        return value;
    }

    /// <summary>Writes one value with a writer of DER.</summary>
    public static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    /// <summary>
    /// <c>BOOLEAN DEFAULT FALSE</c>: absent, TRUE, or a written FALSE. X.690 §11.5 has FALSE left out, yet authorities in use write it, and
    /// it can mean only one thing.
    /// </summary>
    public static bool ReadFlag(AsnReader reader) => reader.HasData && reader.PeekTag() == Asn1Tag.Boolean && reader.ReadBoolean();

    /// <summary>The tag <c>[n]</c>.</summary>
    public static Asn1Tag Context(int number, bool constructed = true) => new(TagClass.ContextSpecific, number, constructed);

    /// <summary>What a reader throws when octets that are good DER break a rule of the structure; <see cref="Read"/> turns it into a refusal.</summary>
    public static AsnContentException Fault(string what) => new(what);
}
