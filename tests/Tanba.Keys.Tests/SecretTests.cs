using FsCheck;
using FsCheck.Fluent;

namespace Tanba.Keys.Tests;

public class SecretTests
{
    [Fact]
    public void A_disposed_secret_is_gone()
    {
        var secret = new Secret("Qwerty12");
        secret.Dispose();
        Assert.Throws<ObjectDisposedException>(() => secret.Chars.Length);
    }

    [Fact]
    public void The_characters_are_zeroed_and_not_only_forgotten()
    {
        using var secret = new Secret("Qwerty12");
        var view = secret.Chars;
        secret.Dispose();
        Assert.False(view.ContainsAnyExcept('\0'));
    }

    [Fact]
    public void The_text_of_a_secret_does_not_tell_it()
    {
        using var secret = new Secret("Qwerty12");
        Assert.DoesNotContain("Qwerty12", $"{secret}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("пароль", 6)]
    [InlineData("", 0)]
    [InlineData("𝒳", 2)]
    public void Utf8_is_read(string text, int length)
    {
        using var secret = Secret.FromUtf8(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(length, secret.Chars.Length);
        Assert.Equal(length == 0, secret.IsEmpty);
        Assert.Equal(text, secret.Chars.ToString());
    }

    [Fact]
    public void The_secret_is_a_copy_and_outlives_what_it_was_made_from()
    {
        var source = "Qwerty12".ToCharArray();
        using var secret = new Secret(source);
        Array.Clear(source);
        Assert.Equal("Qwerty12", secret.Chars.ToString());
    }

    [Fact]
    public void Disposing_twice_does_no_harm_and_an_empty_secret_is_one_too()
    {
        var secret = new Secret([]);
        Assert.True(secret.IsEmpty && secret.Chars.IsEmpty);
        secret.Dispose();
        secret.Dispose();
        Assert.Throws<ObjectDisposedException>(() => secret.Chars.Length);
    }

    [Fact]
    public void Octets_that_are_no_utf8_become_no_secret_of_another_length()
    {
        using var secret = Secret.FromUtf8([0x61, 0xff, 0x62]);
        Assert.Equal("a\ufffdb", secret.Chars.ToString());
    }

    [Fact]
    public void A_secret_is_not_equal_to_another_of_the_same_letters_nor_found_in_records()
    {
        using var one = new Secret("Qwerty12");
        using var other = new Secret("Qwerty12");
        Assert.False(one.Equals(other));
        Assert.DoesNotContain("Qwerty12", (one, "password").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one\n", "one")]
    [InlineData("one\r\ntwo\n", "one")]
    [InlineData("one", "one")]
    [InlineData("  one  \n", "  one  ")] // spaces belong to it
    [InlineData("\n", "")]
    [InlineData("", "")]
    public void The_first_line_of_a_file_is_the_passphrase(string content, string expected)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("passphrase"), content);
        using var secret = Secret.FromFile(folder.File("passphrase"));
        Assert.Equal(expected, secret.Chars.ToString());
    }

    [Fact]
    public void A_large_file_is_no_passphrase()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("passphrase"), new byte[5000]);
        Assert.Throws<IOException>(() => Secret.FromFile(folder.File("passphrase")));
    }

    [Theory]
    [InlineData("Demo2026", null)]
    [InlineData("Aa1 ~!", null)]
    [InlineData("Aa1234", null)]
    [InlineData("Aa1aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", null)] // 32
    [InlineData("", "password.length")]
    [InlineData("ПАРОЛЬ", "password.characters")] // the first that is broken
    [InlineData("      ", "password.lower")]
    [InlineData("aaaaaa", "password.upper")]
    [InlineData("Aa123", "password.length")]
    [InlineData("Aa1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "password.length")]
    [InlineData("AAAAA1", "password.lower")]
    [InlineData("aaaaa1", "password.upper")]
    [InlineData("Aaaaaa", "password.digit")]
    [InlineData("Aaaa1я", "password.characters")]
    [InlineData("Aaaa1\t", "password.characters")]
    [InlineData("Aaaaa１", "password.characters")]
    public void The_rule_of_passwords_names_what_is_broken(string text, string? code)
    {
        using var password = new Secret(text);
        Assert.Equal(code, PasswordRule.Check(password)?.Code);
    }

    [Fact]
    public void The_rule_is_the_national_pattern_on_printable_ascii() => Prop.ForAll(
        Gen.Choose(' ', '~').Select(c => (char)c).ArrayOf().ToArbitrary(),
        chars =>
        {
            using var password = new Secret(chars);
            return PasswordRule.Check(password) is null == System.Text.RegularExpressions.Regex.IsMatch(new string(chars), "^(?=.*?[A-Z])(?=.*?[a-z])(?=.*?[0-9]).{6,32}$");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
