using Tanba.Keys.Pbe;
using Tanba.Keys.Pkcs12;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>The ways in which programs turn the same password into octets.</summary>
public class PasswordFormsTests
{
    [Theory]
    [InlineData("құпиясөз", 3)]
    [InlineData("Demo2026", 2)]
    [InlineData("", 3)]
    public void A_file_opens_whichever_way_its_program_took(string password, int ways)
    {
        var all = PasswordOctets.WaysOf(password);
        Assert.Equal(ways, all.Count);
        foreach (var way in all)
        {
            foreach (var form in (Pkcs12Form[])[Pkcs12Form.National, Pkcs12Form.Modern with { Rounds = 10 }])
            {
                var attributes = SafeBag.AttributesOf([1], "name");
                using var bag = new SafeBag(Pki.Oids.KeyBag, TestPki.PersonKey.ExportPkcs8(), attributes);
                var file = Pkcs12Writer.Write([new(false, [bag]), new(true, [SafeBag.Of(TestPki.Leaf, attributes)])], way, form);
                using var key = KeyFolder.OpensAsThePersons(file, password);
                Assert.Equal("keystore.wrong-password", Reading.Refusal(file, password + "1"));
            }
        }
    }

    [Fact]
    public void A_name_may_have_letters_beyond_the_basic_plane()
    {
        using var bag = new SafeBag(Pki.Oids.KeyBag, TestPki.PersonKey.ExportPkcs8(), SafeBag.AttributesOf([1, 2], "кілт 😀"));
        Assert.Equal("кілт 😀", bag.FriendlyName);
        Assert.Equal([1, 2], bag.LocalKeyId!);
    }
}
