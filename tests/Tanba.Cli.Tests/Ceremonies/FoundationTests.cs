using Tanba.Authority.Issuers;
using Tanba.Cli.Ceremonies;
using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Cli.Tests.Ceremonies;

public sealed class FoundationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tanba-foundation-");
    private readonly Secret passphrase = new("a passphrase for tests");
    private readonly Clock clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly IssuerFiles files;

    public FoundationTests() => files = new(Path.Combine(folder.FullName, "authority"));

    [Fact]
    public void Everything_is_made_once()
    {
        Assert.Equal([files.RootCertificate, files.IssuingCertificate, files.OcspCertificate, files.RootCrl], Found().Made);
        Assert.True(Found().ChangedNothing);
    }

    [Fact]
    public void With_more_than_thirty_days_left_nothing_is_renewed()
    {
        Found();
        clock.Advance(TimeSpan.FromDays(334));
        Assert.True(Found().ChangedNothing);
    }

    [Fact]
    public void The_responder_and_the_roots_list_are_renewed_within_thirty_days_of_their_end()
    {
        Found();
        var before = (Root: Read(files.RootCertificate), Issuing: Read(files.IssuingCertificate), Responder: Read(files.OcspCertificate));
        clock.Advance(TimeSpan.FromDays(335));

        var renewed = Found();

        Assert.Null(renewed.Refused);
        Assert.Empty(renewed.Made);
        Assert.Equal([files.OcspCertificate, files.RootCrl], renewed.Renewed);
        Assert.Equal((before.Root, before.Issuing), (Read(files.RootCertificate), Read(files.IssuingCertificate)));
        Assert.Equal(before.Responder.PublicKey, Read(files.OcspCertificate).PublicKey);
        Assert.Equal(clock.GetUtcNow().AddYears(1), Read(files.OcspCertificate).NotAfter);
        Assert.Equal((2, clock.GetUtcNow().AddDays(365)), ((int)ReadList().Number!, ReadList().NextUpdate!.Value));
        Assert.True(Found().ChangedNothing);
    }

    [Fact]
    public void A_renewed_responder_keeps_the_name_of_its_authority_whatever_the_options_say()
    {
        Found();
        var before = Read(files.OcspCertificate).Subject;
        clock.Advance(TimeSpan.FromDays(400));
        Assert.Contains(files.OcspCertificate, Found(issuingName: "ANOTHER NAME").Renewed);
        Assert.Equal(before, Read(files.OcspCertificate).Subject);
    }

    [Fact]
    public void While_the_roots_key_is_offline_only_its_list_waits()
    {
        Found();
        var away = files.RootKey + ".away";
        File.Move(files.RootKey, away);
        clock.Advance(TimeSpan.FromDays(350));

        var without = Found();
        Assert.Equal([files.OcspCertificate], without.Renewed);
        Assert.Equal("issuer.key-missing", without.Refused!.Code);

        File.Move(away, files.RootKey);
        var with = Found();
        Assert.Equal([files.RootCrl], with.Renewed);
        Assert.Null(with.Refused);
    }

    [Fact]
    public void What_is_missing_is_made_and_not_called_renewed()
    {
        Found();
        File.Delete(files.RootCrl);
        File.Delete(files.OcspCertificate);
        var again = Found();
        Assert.Equal([files.OcspCertificate, files.RootCrl], again.Made);
        Assert.Empty(again.Renewed);
    }

    [Fact]
    public void What_was_made_before_a_refusal_is_told()
    {
        var broken = new Foundation(clock).Run(new(files.Directory, new("http://pki.example.kz"), new("ROOT", "p256", 5), new("ISSUING", "p256", 5)), passphrase);
        Assert.Equal([files.RootCertificate], broken.Made);
        Assert.Equal("ceremony.outlives-root", broken.Refused!.Code);
        Assert.False(File.Exists(files.IssuingCertificate));
    }

    [Fact]
    public void Another_passphrase_renews_nothing()
    {
        Found();
        clock.Advance(TimeSpan.FromDays(350));
        using var wrong = new Secret("another passphrase");
        var refused = new Foundation(clock).Run(Order("ISSUING"), wrong);
        Assert.True(refused.ChangedNothing);
        Assert.Equal("keyfile.wrong-password", refused.Refused!.Code);
    }

    public void Dispose()
    {
        passphrase.Dispose();
        folder.Delete(recursive: true);
    }

    private Founded Found(string issuingName = "ISSUING") => new Foundation(clock).Run(Order(issuingName), passphrase);

    private FoundationOrder Order(string issuingName) => new(files.Directory, new("http://pki.example.kz"), new("ROOT", "p256", 20), new(issuingName, "p256", 10));

    private CertificateList ReadList() => CertificateList.Decode(File.ReadAllBytes(files.RootCrl)).Value;

    private static Certificate Read(string path) => Certificate.Decode(File.ReadAllBytes(path)).Value;
}
