using System.Formats.Asn1;
using Tanba.Keys.Files;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Tests;

/// <summary>The national authority's own test keys: every file opens, every key signs, every certificate leads to a root.</summary>
public class NationalKeyFileTests
{
    [Theory]
    [MemberData(nameof(NationalFiles.All), MemberType = typeof(NationalFiles))]
    public void A_national_key_file_opens_its_key_signs_and_its_certificate_leads_to_a_root(string file)
    {
        using var content = Read(file);
        var certificate = Assert.Single(content.Certificates()).Certificate;

        using var password = new Secret(NationalFiles.Password);
        using var key = Assert.Single(new Pkcs12Store().Open(SharedData.Path("keys/" + file), password).Value);
        Assert.Equal(certificate, key.Certificate);
        Assert.Equal(certificate.Ski, key.FriendlyName);
        Assert.True(key.Key.Algorithm.Verify(certificate.PublicKey, "message"u8, key.Key.Sign("message"u8)));
        Assert.False(key.Key.Algorithm.Verify(certificate.PublicKey, "massage"u8, key.Key.Sign("message"u8)));

        string[] roots = ["root_rsa_test.crt", "root_gost_test.crt", "root_test_gost_2022.cer"];
        string[] issuing = ["nca_rsa_test.crt", "nca_gost_test.crt", "nca_gost2022_test.cer"];
        var path = TestPki.Judge(certificate, Authorities(issuing), Authorities(roots), certificate.NotBefore.AddDays(1));
        Assert.Null(path.Rejection);
        Assert.Equal(3, path.Path.Count);
    }

    [Theory]
    [InlineData(NationalFiles.Gost512, Oids.KzGost2015Key512, UniversalTagNumber.OctetString, 64)]
    [InlineData(NationalFiles.Gost2004, Oids.KzGost2004Key, UniversalTagNumber.Integer, 32)]
    public void A_gost_key_has_one_of_its_two_encodings(string file, string oid, UniversalTagNumber tag, int length)
    {
        using var content = Read(file);
        var info = new AsnReader(Assert.Single(content.Keys).Value, AsnEncodingRules.BER).ReadSequence();
        info.ReadInteger();
        Assert.Equal(oid, info.ReadSequence().ReadObjectIdentifier());
        var inner = new AsnReader(info.ReadOctetString(), AsnEncodingRules.BER);
        Assert.Equal((int)tag, inner.PeekTag().TagValue);
        Assert.InRange(inner.PeekContentBytes().Length, length - 1, length + 1);
    }

    [Theory]
    [MemberData(nameof(NationalFiles.All), MemberType = typeof(NationalFiles))]
    public void Both_bags_are_named_by_the_key_identifier_and_there_is_no_chain(string file)
    {
        using var content = Read(file);
        var (bag, certificate) = Assert.Single(content.Certificates());
        var key = Assert.Single(content.Keys);
        Assert.Equal(2, content.Bags.Count());
        Assert.Equal(certificate.Ski, Convert.ToHexStringLower(key.LocalKeyId!));
        Assert.Equal(certificate.Ski, Convert.ToHexStringLower(bag.LocalKeyId!));
        Assert.Equal((certificate.Ski, certificate.Ski), (key.FriendlyName, bag.FriendlyName));
    }

    [Theory]
    [InlineData(NationalFiles.AuthRsa)]
    [InlineData(NationalFiles.Gost512)]
    public void A_wrong_password_is_told_from_a_damaged_file(string file)
    {
        var octets = NationalFiles.Read(file);
        Assert.Equal("keystore.wrong-password", Reading.Refusal(octets, "Qwerty13"));
        Assert.Equal("keystore.damaged", Reading.Refusal(octets.AsMemory(0, octets.Length - 1), "Qwerty12"));
    }

    private static Keys.Pkcs12.Pkcs12Content Read(string file)
    {
        using var password = new Secret(NationalFiles.Password);
        return KeyFileReader.Read(SharedData.Path("keys/" + file), password).Value;
    }

    private static List<Certificate> Authorities(string[] names) => [.. names.Select(name => Certificate.Decode(File.ReadAllBytes(SharedData.Path("ca/" + name))).Value)];
}
