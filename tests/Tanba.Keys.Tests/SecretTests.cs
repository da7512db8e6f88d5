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

    [Theory]
    [InlineData("one\n", "one")]
    [InlineData("one\r\ntwo\n", "one")]
    [InlineData("one", "one")]
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
