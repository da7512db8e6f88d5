using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// RSASSA-PSS (RFC 8017 §8.1), whose digests and salt stand in the parameters:
/// <code>
/// RSASSA-PSS-params ::= SEQUENCE { hashAlgorithm [0] DEFAULT sha1, maskGenAlgorithm [1] DEFAULT mgf1SHA1, saltLength [2] INTEGER DEFAULT 20,
///                                  trailerField [3] INTEGER DEFAULT 1 }
/// </code>
/// (RFC 4055 §3.1). Signing takes one digest for all and a salt of its length, by the BCL; checking takes any salt and mask, which the
/// BCL does not.
/// </summary>
internal static class RsaPss
{
    private static readonly DigestFunction[] Functions =
        [new(Oids.Sha256, 32, SHA256.HashData), new(Oids.Sha384, 48, SHA384.HashData), new(Oids.Sha512, 64, SHA512.HashData)];

    // As a mask it needs no collision resistance: RFC 8017 §8.1 lets it keep the default.
    private static readonly DigestFunction Sha1 = new(Oids.Sha1, 20, Digests.Sha1);

    /// <summary>The row of one digest with the mask and the salt that go with it.</summary>
    public static SignatureAlgorithm Signature(string name, string digestOid) =>
        Row(name, new(Function(digestOid)!, Function(digestOid)!, Function(digestOid)!.Octets), XmlForm.Pss(digestOid));

    /// <summary>A row for any parameters the product can check; null for others, SHA-1 among them.</summary>
    public static SignatureAlgorithm? Find(AlgorithmIdentifier identifier) =>
        identifier.Oid == Oids.RsaPss && ReadParameters(identifier.Parameters) is { } parameters ? Row($"RSA-PSS {parameters.Digest.Name}", parameters) : null;

    /// <summary>The same where the digest is SHA-1, the default of the parameters; null for others. Whether it is believed is for who asks to say.</summary>
    public static SignatureAlgorithm? FindOfSha1(AlgorithmIdentifier identifier) =>
        identifier.Oid == Oids.RsaPss && ReadParameters(identifier.Parameters, Sha1) is { } parameters && parameters.Digest == Sha1 ? Row("RSA-PSS SHA-1", parameters) : null;

    private static SignatureAlgorithm Row(string name, Parameters parameters, XmlForm? xml = null) => new()
    {
        Name = name,
        Oid = Oids.RsaPss,
        DigestOid = parameters.Digest.Oid,
        Identifier = AlgorithmIdentifier.Write(Oids.RsaPss, parameters.Write()),
        DigestIdentifier = AlgorithmIdentifier.Write(parameters.Digest.Oid, AlgorithmIdentifier.Null),
        HasParameters = identifier => ReadParameters(identifier.Parameters) == parameters,

        // RFC 4055 §1.2: a key of the general kind, or one for PSS alone, whose parameters bind.
        Fits = key => (key.AlgorithmOid == Oids.RsaEncryption && key.Identifier.HasNoParameters) ||
            (key.AlgorithmOid == Oids.RsaPss && (key.Identifier.Parameters.IsEmpty || ReadParameters(key.Identifier.Parameters)?.Allow(parameters) == true)),
        Suits = key => key.AlgorithmOid == Oids.RsaPss,
        DigestFunction = parameters.Digest.Hash,
        Xml = xml,
        Check = (algorithm, key, message, signature) => Verify(parameters, key, algorithm.Digest(message), signature),
    };

    private static DigestFunction? Function(string oid) => Array.Find(Functions, function => function.Oid == oid);

    private static Parameters? ReadParameters(ReadOnlyMemory<byte> encoded, DigestFunction? usual = null)
    {
        try
        {
            return Der.ReadInner(encoded, reader =>
            {
                var sequence = reader.ReadSequence();
                var digest = Tagged(sequence, 0) is { } hash ? ReadDigest(AlgorithmIdentifier.Read(hash)) : usual;
                var mask = Tagged(sequence, 1) is { } generator ? ReadMask(AlgorithmIdentifier.Read(generator)) : Sha1;
                var salt = Tagged(sequence, 2)?.ReadInteger() ?? 20;
                var trailer = Tagged(sequence, 3)?.ReadInteger() ?? 1;
                sequence.ThrowIfNotEmpty();
                return digest is not null && mask is not null && salt >= 0 && salt <= 512 && trailer == 1 ? new Parameters(digest, mask, (int)salt) : null;
            });
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static DigestFunction? ReadMask(AlgorithmIdentifier generator)
    {
        if (generator.Oid != Oids.Mgf1)
        {
            return null;
        }

        var digest = Der.ReadInner(generator.Parameters, AlgorithmIdentifier.Read);
        return digest.Oid == Oids.Sha1 && digest.HasNoParameters ? Sha1 : ReadDigest(digest);
    }

    private static AsnReader? Tagged(AsnReader sequence, int number) =>
        sequence.HasData && sequence.PeekTag().HasSameClassAndValue(Der.Context(number)) ? sequence.ReadSequence(Der.Context(number)) : null;

    private static DigestFunction? ReadDigest(AlgorithmIdentifier identifier) => identifier.HasNoParameters ? Function(identifier.Oid) : null;

    /// <summary>RSASSA-PSS-VERIFY (RFC 8017 §8.1.2).</summary>
    private static bool Verify(Parameters parameters, SubjectPublicKeyInfo key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (RsaKeys.ReadBearable(key) is not { } rsa)
        {
            return false;
        }

        var value = new BigInteger(signature, isUnsigned: true, isBigEndian: true);
        if (signature.Length != rsa.Modulus.GetByteCount(isUnsigned: true) || value >= rsa.Modulus)
        {
            return false;
        }

        var bits = (int)rsa.Modulus.GetBitLength() - 1;
        var encoded = new byte[(bits + 7) / 8];
        var power = BigInteger.ModPow(value, rsa.Exponent, rsa.Modulus);
        if (power.GetByteCount(isUnsigned: true) > encoded.Length)
        {
            return false;
        }

        var octets = power.ToByteArray(isUnsigned: true, isBigEndian: true);
        octets.CopyTo(encoded.AsSpan(encoded.Length - octets.Length));
        return IsEncodingOf(parameters, digest, encoded, (8 * encoded.Length) - bits);
    }

    /// <summary>EMSA-PSS-VERIFY (RFC 8017 §9.1.2): maskedDB ‖ H ‖ 0xbc, DB = 0 … 0 ‖ 1 ‖ salt, H = hash(8 noughts ‖ hash(M) ‖ salt).</summary>
    private static bool IsEncodingOf(Parameters parameters, ReadOnlySpan<byte> digest, Span<byte> encoded, int idleBits)
    {
        var (hash, length) = (parameters.Digest.Hash, parameters.Digest.Octets);
        var filler = encoded.Length - length - parameters.Salt - 2;
        if (digest.Length != length || filler < 0 || encoded[^1] != 0xbc || encoded[0] >> (8 - idleBits) != 0)
        {
            return false;
        }

        var block = encoded[..(encoded.Length - length - 1)];
        var stated = encoded.Slice(block.Length, length);
        Unmask(parameters.Mask, stated, block);
        block[0] &= (byte)(0xff >> idleBits);
        if (block[..filler].ContainsAnyExcept((byte)0) || block[filler] != 1)
        {
            return false;
        }

        byte[] primed = [.. new byte[8], .. digest, .. block[(filler + 1)..]];
        return stated.SequenceEqual(hash(primed));
    }

    /// <summary>MGF1 (RFC 8017 B.2.1) over the block.</summary>
    private static void Unmask(DigestFunction function, ReadOnlySpan<byte> seed, Span<byte> block)
    {
        var input = new byte[seed.Length + 4];
        seed.CopyTo(input);
        for (var start = 0; start < block.Length; start += function.Octets)
        {
            BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(seed.Length), start / function.Octets);
            var mask = function.Hash(input);
            for (var i = 0; i < mask.Length && start + i < block.Length; i++)
            {
                block[start + i] ^= mask[i];
            }
        }
    }

    private sealed record DigestFunction(string Oid, int Octets, Func<ReadOnlySpan<byte>, byte[]> Hash)
    {
        public string Name => $"SHA-{8 * Octets}";
    }

    private sealed record Parameters(DigestFunction Digest, DigestFunction Mask, int Salt)
    {
        /// <summary>RFC 4055 §3.3: the same digests, and a salt at least as long as the key's.</summary>
        public bool Allow(Parameters used) => used.Digest == Digest && used.Mask == Mask && used.Salt >= Salt;

        public byte[] Write() => Der.Write(writer =>
        {
            var digest = AlgorithmIdentifier.Write(Digest.Oid, AlgorithmIdentifier.Null);
            var mask = AlgorithmIdentifier.Write(Mask.Oid, AlgorithmIdentifier.Null);
            using (writer.PushSequence())
            {
                WriteTagged(writer, 0, digest);
                WriteTagged(writer, 1, AlgorithmIdentifier.Write(Oids.Mgf1, mask));
                WriteTagged(writer, 2, Der.Write(inner => inner.WriteInteger(Salt)));
            }
        });

        private static void WriteTagged(AsnWriter writer, int number, byte[] value)
        {
            using (writer.PushSequence(Der.Context(number)))
            {
                writer.WriteEncodedValue(value);
            }
        }
    }
}
