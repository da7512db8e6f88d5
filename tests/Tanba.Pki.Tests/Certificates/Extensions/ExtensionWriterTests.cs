using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>Octets as they stand in national certificates, and in the clauses.</summary>
public class ExtensionWriterTests
{
    [Theory]
    [InlineData(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation, "030206c0")]
    [InlineData(KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment, "030205a0")]
    [InlineData(KeyUsage.KeyCertSign | KeyUsage.CrlSign, "03020106")]
    [InlineData(KeyUsage.KeyAgreement | KeyUsage.DecipherOnly, "0303070880")]
    public void Key_usage_is_a_named_bit_list_without_trailing_zeros(KeyUsage usage, string hex) => Assert.Equal(hex, Hex(KeyUsageExtension.Write(usage)));

    [Theory]
    [InlineData(true, null, "30030101ff")]
    [InlineData(true, 0, "30060101ff020100")]
    [InlineData(false, null, "3000")]
    public void Basic_constraints_leave_out_what_is_default(bool isCa, int? pathLength, string hex) => Assert.Equal(hex, Hex(BasicConstraintsExtension.Write(isCa, pathLength)));

    [Fact]
    public void Key_storage_is_a_sequence_of_one_oid() => Assert.Equal("300a06082a830e0303050101", Hex(KeyStorageExtension.Write(Oids.KzStoragePkcs12)));

    [Fact]
    public void Key_identifiers_are_an_octet_string_and_a_tagged_one()
    {
        Assert.Equal("040401020304", Hex(SubjectKeyIdentifierExtension.Write(new byte[] { 1, 2, 3, 4 })));
        Assert.Equal("3006800401020304", Hex(AuthorityKeyIdentifierExtension.Write(new byte[] { 1, 2, 3, 4 })));
    }

    [Fact]
    public void No_check_is_null() => Assert.Equal("0500", Hex(OcspNoCheckExtension.Write()));

    [Fact]
    public void Extended_key_usage_keeps_the_order_given() =>
        Assert.Equal("301406082b0601050507030406082a830e0303040101", Hex(ExtendedKeyUsageExtension.Write([Oids.EmailProtection, Oids.KzIndividual])));

    [Theory]
    [InlineData("path-length-negative", "30060101ff0201ff")]
    [InlineData("something-after", "30030101ff00")]
    public void Basic_constraints_that_are_not_der_are_refused(string what, string hex) => Assert.True(Refused(Oids.BasicConstraints, hex), what);

    [Theory]
    [InlineData("3000")]
    [InlineData("0500")]
    [InlineData("30020500")]
    public void Policies_and_purposes_that_are_empty_or_no_oids_are_refused(string hex)
    {
        Assert.True(Refused(Oids.CertificatePolicies, hex));
        Assert.True(Refused(Oids.ExtendedKeyUsage, hex));
    }

    [Fact]
    public void An_authority_named_by_issuer_and_serial_only_has_no_key_identifier() =>
        Assert.Null(AuthorityKeyIdentifierExtension.Read(Convert.FromHexString("3003820105")));

    private static bool Refused(string oid, string hex)
    {
        var tbs = TestPki.Build(TestPki.Name("A"), TestPki.Name("B"), TestPki.PersonKey.PublicKey, TestPki.PersonKey, [new(oid, false, Convert.FromHexString(hex))]).Encode();
        return Certificate.Decode(TbsCertificate.Join(tbs, TestPki.PersonKey.Algorithm, TestPki.PersonKey.Sign(tbs))).Rejection?.Code == "certificate.malformed";
    }

    private static string Hex(Extension extension) => Convert.ToHexStringLower(extension.Value.Span);
}
