using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>RFC 5280 §4.2.1.1, §4.2.1.2.</summary>
public class KeyIdentifierTests
{
    [Fact]
    public void Both_identifiers_are_read_and_not_critical()
    {
        var (subject, authority) = (SubjectKeyIdentifierExtension.Write(new byte[] { 1, 2 }), AuthorityKeyIdentifierExtension.Write(new byte[] { 3, 4 }));
        var certificate = ReadBack.Of(subject, authority);

        Assert.Equal("0102", certificate.Ski);
        Assert.Equal([3, 4], certificate.AuthorityKeyIdentifier!.Value.ToArray());
        Assert.False(subject.Critical || authority.Critical);
    }

    [Fact]
    public void An_absent_identifier_is_null_and_not_empty()
    {
        var certificate = ReadBack.Of(KeyStorageExtension.Write(Oids.KzStorageKaztoken));
        Assert.False(certificate.SubjectKeyIdentifier.HasValue);
        Assert.False(certificate.AuthorityKeyIdentifier.HasValue);
        Assert.Equal(Oids.KzStorageKaztoken, certificate.KeyStorageOid);
    }

    [Fact]
    public void An_authority_with_all_three_fields_is_read_for_its_key_identifier()
    {
        // keyIdentifier, authorityCertIssuer { directoryName {} }, authorityCertSerialNumber 5
        var read = AuthorityKeyIdentifierExtension.Read(Convert.FromHexString("300d" + "8002aabb" + "a104a4023000" + "820105"));
        Assert.Equal([0xaa, 0xbb], read!.Value.ToArray());
    }

    [Theory]
    [InlineData(Oids.SubjectKeyIdentifier, "0500")]
    [InlineData(Oids.SubjectKeyIdentifier, "04020102" + "00")]
    [InlineData(Oids.AuthorityKeyIdentifier, "04020102")]
    [InlineData(Oids.AuthorityKeyIdentifier, "3006" + "820105" + "8001aa")] // out of order
    [InlineData(Oids.KzKeyStorage, "3000")]
    [InlineData(Oids.KzKeyStorage, "30020500")]
    public void Other_encodings_are_refused(string oid, string hex) => Assert.True(ReadBack.IsMalformed(oid, hex));
}
