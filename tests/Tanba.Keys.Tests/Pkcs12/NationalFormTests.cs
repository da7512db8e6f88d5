using System.Formats.Asn1;
using System.Text;
using Tanba.Keys.Files;
using Tanba.Keys.Pbe;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>The national form, tag by tag and length by length as the national authority's own files have it.</summary>
public sealed class NationalFormTests : IDisposable
{
    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(NationalFiles.All), MemberType = typeof(NationalFiles))]
    public void A_national_file_written_again_has_the_same_octets_but_for_salts_and_what_follows_from_them(string name)
    {
        var theirs = NationalFiles.Read(name);
        using var password = new Secret(NationalFiles.Password);
        using var content = KeyFileReader.Read(theirs, password).Value;
        Assert.Equal(KeyFileForm.National, content.Form);

        var ours = Pkcs12Writer.Write(content.Safes, password, Pkcs12Form.National);
        Assert.Equal(theirs.Length, ours.Length);
        Assert.Equal(Shape(theirs), Shape(ours));

        // Inside the encrypted part the certificates stand in the same octets too.
        Assert.Equal(Plain(theirs, password), Plain(ours, password));
    }

    [Fact]
    public void A_key_of_ours_in_the_national_form_is_what_the_facts_say()
    {
        var file = File.ReadAllBytes(folder.Install("ours.p12", "Demo2026", KeyFileForm.National));
        var said = folder.OpenSsl("pkcs12", "-legacy", "-in", "ours.p12", "-passin", "pass:Demo2026", "-noenc", "-info");
        Assert.Contains("MAC: sha1, Iteration 1024", said, StringComparison.Ordinal);
        Assert.Contains("MAC length: 20, salt length: 20", said, StringComparison.Ordinal);
        Assert.Contains("Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 1024", said, StringComparison.Ordinal);
        Assert.Contains("PKCS7 Encrypted data: pbeWithSHA1And40BitRC2-CBC, Iteration 1024", said, StringComparison.Ordinal);
        Assert.True(said.IndexOf("Shrouded", StringComparison.Ordinal) < said.IndexOf("PKCS7 Encrypted", StringComparison.Ordinal));
        Assert.Equal(3, said.Split("friendlyName: " + TestPki.Leaf.Ski).Length);
        Assert.Equal(2, said.Split("BEGIN CERTIFICATE").Length);
        Assert.StartsWith("3080308006092A864886F70D010701A0800482", Convert.ToHexString(AuthenticatedSafe(file)), StringComparison.Ordinal);
        using var key = KeyFolder.OpensAsThePersons(file, "Demo2026");
    }

    /// <summary>Tags and lengths; content only where it is no secret and no chance: identifiers, numbers, names.</summary>
    private static string Shape(byte[] file)
    {
        var text = new StringBuilder();
        Walk(file, 0, text);
        Walk(AuthenticatedSafe(file), 0, text);
        return text.ToString();
    }

    private static void Walk(ReadOnlySpan<byte> octets, int depth, StringBuilder text)
    {
        while (!octets.IsEmpty)
        {
            var tag = AsnDecoder.ReadEncodedValue(octets, AsnEncodingRules.BER, out var offset, out var length, out var consumed);
            var isIndefinite = octets[1] == 0x80;
            text.Append(' ', depth).Append(tag).Append(isIndefinite ? " indefinite" : $" {length}");
            var content = octets.Slice(offset, length);
            if (tag.IsConstructed)
            {
                text.AppendLine();
                Walk(content, depth + 1, text);
            }
            else
            {
                text.AppendLine(tag.TagValue is 4 ? string.Empty : " " + Convert.ToHexString(content));
                if (tag.TagValue == 4 && content.Length > 1 && content[0] == 0x30 && content[1] == 0x82)
                {
                    Walk(content, depth + 1, text);
                }
            }

            octets = octets[consumed..];
        }
    }

    private static byte[] AuthenticatedSafe(byte[] file) => Pkcs12Envelope.Read(file, new RoundBudget("test")).Value.AuthenticatedSafe;

    private static string Plain(byte[] file, Secret password)
    {
        using var octets = PasswordOctets.Of(password.Chars);
        var parts = new AsnReader(AuthenticatedSafe(file), AsnEncodingRules.BER).ReadSequence();
        parts.ReadEncodedValue();
        var info = Pkcs12Envelope.ReadContentInfo(parts).Content!.ReadSequence();
        info.ReadInteger();
        var encrypted = info.ReadSequence();
        encrypted.ReadObjectIdentifier();
        var algorithm = encrypted.ReadEncodedValue();
        var plain = PbeAlgorithm.Open(algorithm, encrypted.ReadOctetString(Der.Context(0, constructed: false)), octets, new RoundBudget("test")).Value;
        return Convert.ToHexString(plain);
    }
}
