using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Key usage and extended key usage for what is asked (RFC 5280 §4.2.1.3, §4.2.1.12, RFC 3161 §2.3, RFC 6960 §4.2.2.2).</summary>
public class PurposeRulesTests
{
    private const KeyUsage Encipher = KeyUsage.KeyEncipherment;

    [Theory]
    [InlineData(PathPurpose.Any, null, null, true)]
    [InlineData(PathPurpose.Any, Oids.CodeSigning, Encipher, true)]
    [InlineData(PathPurpose.Authentication, Oids.ClientAuth, KeyUsage.DigitalSignature, true)]
    [InlineData(PathPurpose.Authentication, Oids.ClientAuth, KeyUsage.KeyAgreement, true)]
    [InlineData(PathPurpose.Authentication, Oids.ClientAuth, null, true)]
    [InlineData(PathPurpose.Authentication, null, KeyUsage.DigitalSignature, true)]
    [InlineData(PathPurpose.Authentication, Oids.ClientAuth, Encipher, false)]
    [InlineData(PathPurpose.Authentication, Oids.ClientAuth, KeyUsage.NonRepudiation, false)]
    [InlineData(PathPurpose.Authentication, Oids.ServerAuth, KeyUsage.DigitalSignature, false)]
    [InlineData(PathPurpose.Authentication, Oids.EmailProtection, KeyUsage.DigitalSignature, false)]
    [InlineData(PathPurpose.Authentication, Oids.AnyExtendedKeyUsage, KeyUsage.DigitalSignature, false)]
    [InlineData(PathPurpose.Signing, Oids.EmailProtection, KeyUsage.NonRepudiation, true)]
    [InlineData(PathPurpose.Signing, Oids.EmailProtection, KeyUsage.DigitalSignature, true)]
    [InlineData(PathPurpose.Signing, Oids.DocumentSigning, KeyUsage.NonRepudiation, true)]
    [InlineData(PathPurpose.Signing, null, null, true)]
    [InlineData(PathPurpose.Signing, Oids.EmailProtection, Encipher, false)]
    [InlineData(PathPurpose.Signing, Oids.ClientAuth, KeyUsage.DigitalSignature, false)]
    [InlineData(PathPurpose.Signing, Oids.TimeStamping, KeyUsage.NonRepudiation, false)]
    [InlineData(PathPurpose.OcspSigning, Oids.OcspSigning, KeyUsage.DigitalSignature, true)]
    [InlineData(PathPurpose.OcspSigning, Oids.OcspSigning, KeyUsage.NonRepudiation, true)]
    [InlineData(PathPurpose.OcspSigning, Oids.OcspSigning, null, true)]
    [InlineData(PathPurpose.OcspSigning, Oids.OcspSigning, Encipher, false)]
    [InlineData(PathPurpose.OcspSigning, null, KeyUsage.DigitalSignature, false)]
    [InlineData(PathPurpose.OcspSigning, Oids.AnyExtendedKeyUsage, KeyUsage.DigitalSignature, false)]
    [InlineData(PathPurpose.TlsServer, Oids.ServerAuth, KeyUsage.DigitalSignature, true)]
    [InlineData(PathPurpose.TlsServer, Oids.ServerAuth, Encipher, true)]
    [InlineData(PathPurpose.TlsServer, Oids.ServerAuth, KeyUsage.KeyAgreement, true)]
    [InlineData(PathPurpose.TlsServer, Oids.ServerAuth, null, true)]
    [InlineData(PathPurpose.TlsServer, Oids.ServerAuth, KeyUsage.NonRepudiation, false)]
    [InlineData(PathPurpose.TlsServer, null, null, true)]
    [InlineData(PathPurpose.TlsServer, Oids.ClientAuth, KeyUsage.DigitalSignature, false)]
    [InlineData(PathPurpose.TlsServer, Oids.AnyExtendedKeyUsage, KeyUsage.DigitalSignature, false)]
    public void A_leaf_is_for_what_its_usages_say(PathPurpose purpose, string? extended, KeyUsage? usage, bool isFor) =>
        Assert.Equal(isFor ? null : PathReason.WrongPurpose, Judge(purpose, Usages(usage, extended is null ? [] : [extended]), []));

    [Fact]
    public void One_of_several_purposes_is_enough()
    {
        var usages = Usages(KeyUsage.DigitalSignature, [Oids.ServerAuth, Oids.ClientAuth]);
        Assert.Null(Judge(PathPurpose.TlsServer, usages, []));
        Assert.Null(Judge(PathPurpose.Authentication, usages, []));
        Assert.Equal(PathReason.WrongPurpose, Judge(PathPurpose.Signing, usages, []));
    }

    [Theory] // RFC 3161 §2.3: that purpose alone, and critical; no other use of the key
    [InlineData(true, KeyUsage.DigitalSignature, false, true)]
    [InlineData(true, KeyUsage.DigitalSignature | KeyUsage.NonRepudiation, false, true)]
    [InlineData(true, null, false, true)]
    [InlineData(false, KeyUsage.DigitalSignature, false, false)]
    [InlineData(true, KeyUsage.DigitalSignature | Encipher, false, false)]
    [InlineData(true, KeyUsage.DigitalSignature, true, false)]
    public void A_time_stamper_stamps_and_does_nothing_else(bool critical, KeyUsage? usage, bool hasOther, bool isFor)
    {
        var extended = ExtendedKeyUsageExtension.Write(hasOther ? [Oids.TimeStamping, Oids.EmailProtection] : [Oids.TimeStamping], critical);
        Extension[] usages = usage is { } bits ? [KeyUsageExtension.Write(bits), extended] : [extended];
        Assert.Equal(isFor ? null : PathReason.WrongPurpose, Judge(PathPurpose.TimeStamping, usages, []));
    }

    [Fact]
    public void Who_names_no_purpose_stamps_no_times() =>
        Assert.Equal(PathReason.WrongPurpose, Judge(PathPurpose.TimeStamping, Usages(KeyUsage.DigitalSignature, []), []));

    [Theory] // an authority that names purposes means those below it
    [InlineData(Oids.ServerAuth, true)]
    [InlineData(Oids.ClientAuth, false)]
    [InlineData(Oids.AnyExtendedKeyUsage, false)]
    [InlineData(null, true)]
    public void The_purposes_of_an_authority_bind_those_below(string? ofAuthority, bool isFor)
    {
        var usages = Usages(KeyUsage.DigitalSignature, [Oids.ServerAuth]);
        Extension[] above = ofAuthority is null ? [] : [ExtendedKeyUsageExtension.Write([ofAuthority])];
        Assert.Equal(isFor ? null : PathReason.WrongPurpose, Judge(PathPurpose.TlsServer, usages, above));
        Assert.Null(Judge(PathPurpose.Any, usages, above));
    }

    [Fact] // the national profile of 2022 has one key for both
    public void A_key_for_both_logs_in_too()
    {
        Extension[] both = [.. Usages(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation, [Oids.EmailProtection]), CertificatePoliciesExtension.Write(Oids.KzPolicy)];
        Assert.Null(Judge(PathPurpose.Authentication, both, []));
        Assert.Null(Judge(PathPurpose.Signing, both, []));
        Assert.Equal(PathReason.WrongPurpose, Judge(PathPurpose.Authentication, both[..2], []));
    }

    [Theory] // RFC 9525 §6
    [InlineData("www.example.kz", true)]
    [InlineData("WWW.EXAMPLE.KZ", true)]
    [InlineData("www.example.kz.", true)]
    [InlineData("a.shop.kz", true)]
    [InlineData("shop.kz", false)]
    [InlineData("a.b.shop.kz", false)]
    [InlineData("other.kz", false)]
    [InlineData("xn--80a1acny.kz", true)]
    [InlineData("почта.kz", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("192.0.2.2", false)]
    [InlineData("2001:db8::1", true)]
    [InlineData("[2001:db8::1]", true)]
    [InlineData("2001:db8::2", false)]
    [InlineData("", false)]
    [InlineData("not a name", false)]
    [InlineData("*.shop.kz", false)]
    public void A_server_has_its_name_among_the_alternative_names(string name, bool isFor)
    {
        var names = Written.AltNames(
            Written.Dns("www.example.kz"),
            Written.Dns("*.shop.kz"),
            Written.Dns("xn--80a1acny.kz"),
            Written.Ip("c0000201"),
            Written.Ip("20010db8000000000000000000000001"));
        Assert.Equal(isFor ? null : PathReason.WrongServerName, Named(name, names));
    }

    [Theory]
    [InlineData("*.kz", "example.kz")] // a wildcard above a top-level name
    [InlineData("*", "localhost")]
    [InlineData("w*.example.kz", "www.example.kz")]
    [InlineData("*w.example.kz", "www.example.kz")]
    [InlineData("www.*.kz", "www.example.kz")]
    [InlineData("*.*.kz", "www.example.kz")]
    public void A_wildcard_is_the_whole_of_the_leftmost_label(string presented, string asked) =>
        Assert.Equal(PathReason.WrongServerName, Named(asked, Written.AltNames(Written.Dns(presented))));

    [Fact]
    public void A_common_name_an_address_of_mail_or_an_address_as_a_name_is_no_servers_name()
    {
        var named = House.Make("www.example.kz", "CA", [], key: "LEAF");
        var asked = House.Plain with { ServerName = "www.example.kz" };
        Assert.Equal(PathReason.WrongServerName, House.Judge(asked, named, House.Authority("CA", "ROOT")).Reason);
        Assert.Equal(PathReason.WrongServerName, Named("www.example.kz", Written.AltNames(Written.Email("www.example.kz"), Written.Uri("https://www.example.kz"))));
        Assert.Equal(PathReason.WrongServerName, Named("192.0.2.1", Written.AltNames(Written.Dns("192.0.2.1"))));
    }

    private static PathReason? Named(string name, Extension names) =>
        House.Judge(House.Plain with { Purpose = PathPurpose.TlsServer, ServerName = name }, House.Leaf("CA", names), House.Authority("CA", "ROOT")).Reason;

    private static PathReason? Judge(PathPurpose purpose, Extension[] ofLeaf, Extension[] ofAuthority) =>
        House.Judge(House.Plain with { Purpose = purpose }, House.Leaf("CA", ofLeaf), House.Authority("CA", "ROOT", ofAuthority)).Reason;

    private static Extension[] Usages(KeyUsage? usage, string[] extended) =>
    [
        .. usage is { } bits ? [KeyUsageExtension.Write(bits)] : Array.Empty<Extension>(),
        .. extended.Length > 0 ? [ExtendedKeyUsageExtension.Write(extended)] : Array.Empty<Extension>(),
    ];
}
