using System.Text;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Pkcs11;

/// <summary>Keys and certificates on a token, as this product lays them there: the halves of a key and its certificate share one CKA_ID.</summary>
internal static class TokenObjects
{
    // CKC_X_509 (Base §4.6.2).
    private const uint X509 = 0;

    /// <summary>A public key on a token.</summary>
    public sealed record Shown(nuint Handle, string Label, byte[] Id, SubjectPublicKeyInfo Key);

    /// <summary>The public keys of kinds that are known; they are seen without a PIN.</summary>
    public static Result<IReadOnlyList<Shown>> PublicKeys(TokenSession session)
    {
        if (!session.Find(new CkTemplate().With(CkClass.PublicKey)).Try(out var handles, out var refused))
        {
            return refused;
        }

        return handles.Select(handle => (Handle: handle, Key: PublicKey(session, handle))).Where(found => found.Key is not null)
            .Select(found => new Shown(found.Handle, Label(session, found.Handle), session.Read(found.Handle, CkAttribute.Id), found.Key!)).ToList();
    }

    /// <summary>The private key that shares an identifier; null when there is none.</summary>
    public static Result<nuint?> PrivateKey(TokenSession session, byte[] id) =>
        session.Find(new CkTemplate().With(CkClass.PrivateKey).With(CkAttribute.Id, id)).Try(out var found, out var refused)
            ? found.Count > 0 ? found[0] : default(nuint?)
            : refused;

    /// <summary>Certificates with their identifiers; what cannot be read is passed over.</summary>
    public static Result<IReadOnlyList<(nuint Handle, byte[] Id, Certificate Certificate)>> Certificates(TokenSession session)
    {
        if (!session.Find(new CkTemplate().With(CkClass.Certificate)).Try(out var handles, out var refused))
        {
            return refused;
        }

        var read = new List<(nuint, byte[], Certificate)>();
        foreach (var handle in handles)
        {
            if (Certificate.Decode(session.Read(handle, CkAttribute.Value)).Try(out var certificate, out _))
            {
                read.Add((handle, session.Read(handle, CkAttribute.Id), certificate));
            }
        }

        return read;
    }

    /// <summary>Makes a key pair that signs and never leaves the token; both halves get the RFC 5280 identifier of the key.</summary>
    public static Result<(Shown Public, nuint Private)> Generate(TokenSession session, TokenKeyKind kind, string label)
    {
        // Modules want an identifier at once, and the final one is known only when the key is there.
        var id = System.Security.Cryptography.RandomNumberGenerator.GetBytes(20);
        var shown = kind.Ask(Half(label, id, isPrivate: false).With(CkAttribute.Verify, value: true));
        var hidden = Half(label, id, isPrivate: true).With(CkAttribute.Sign, value: true).With(CkAttribute.Sensitive, value: true).With(CkAttribute.Extractable, value: false);
        if (!session.Generate(kind.Generating, shown, hidden).Try(out var made, out var refused))
        {
            return refused;
        }

        if (PublicKey(session, made.Public) is not { } key)
        {
            session.Destroy(made.Private);
            session.Destroy(made.Public);
            return Rejection.Unavailable("token.failed", "the token does not show the public half of the key that it made");
        }

        var final = key.Sha1OfKeyBits();
        if ((session.Change(made.Public, new CkTemplate().With(CkAttribute.Id, final)) ?? session.Change(made.Private, new CkTemplate().With(CkAttribute.Id, final))) is not null)
        {
            // Some tokens never change an identifier; the halves still share the first one, or none of them was changed.
            session.Change(made.Public, new CkTemplate().With(CkAttribute.Id, id));
            final = id;
        }

        return (new Shown(made.Public, label, final, key), made.Private);
    }

    /// <summary>Base §4.6.3: an X.509 certificate object.</summary>
    public static Result<nuint> Write(TokenSession session, Certificate certificate, byte[] id, string label) => session.Create(new CkTemplate()
        .With(CkClass.Certificate)
        .With(CkAttribute.CertificateType, X509)
        .With(CkAttribute.Token, value: true)
        .With(CkAttribute.Private, value: false)
        .With(CkAttribute.Label, Encoding.UTF8.GetBytes(label))
        .With(CkAttribute.Id, id)
        .With(CkAttribute.Subject, certificate.Subject.Encoded)
        .With(CkAttribute.Issuer, certificate.Issuer.Encoded)
        .With(CkAttribute.SerialNumber, Der.Write(writer => writer.WriteInteger(certificate.SerialNumber.Octets)))
        .With(CkAttribute.Value, certificate.Encoded));

    public static CkTemplate Named(byte[] id, string label) => new CkTemplate().With(CkAttribute.Id, id).With(CkAttribute.Label, Encoding.UTF8.GetBytes(label));

    private static CkTemplate Half(string label, byte[] id, bool isPrivate) =>
        Named(id, label).With(CkAttribute.Token, value: true).With(CkAttribute.Private, isPrivate);

    private static string Label(TokenSession session, nuint handle) => Encoding.UTF8.GetString(session.Read(handle, CkAttribute.Label)).Trim('\0', ' ');

    private static SubjectPublicKeyInfo? PublicKey(TokenSession session, nuint handle)
    {
        var encoded = TokenKeyKinds.All.Select(kind => kind.PublicKey(type => session.Read(handle, type))).FirstOrDefault(found => found is not null);
        return encoded is not null && SubjectPublicKeyInfo.Decode(encoded).Try(out var key, out _) ? key : null;
    }
}
