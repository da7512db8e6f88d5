using Tanba.Keys.Pending;

namespace Tanba.Keys.Tests.Pending;

public sealed class WrappingSecretTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_application_has_a_password_of_its_own_that_stays_the_same()
    {
        WrappingSecret.Ensure(folder.File("secret"));
        using var one = WrappingSecret.PasswordFor(folder.File("secret"), "1").Value;
        using var again = WrappingSecret.PasswordFor(folder.File("secret"), "1").Value;
        using var other = WrappingSecret.PasswordFor(folder.File("secret"), "2").Value;

        Assert.Equal(one.Chars.ToString(), again.Chars.ToString());
        Assert.NotEqual(one.Chars.ToString(), other.Chars.ToString());
        Assert.NotEqual(File.ReadAllText(folder.File("secret")), one.Chars.ToString());
    }

    [Fact]
    public void A_secret_once_made_is_not_made_anew()
    {
        WrappingSecret.Ensure(folder.File("secret"));
        var first = File.ReadAllText(folder.File("secret"));
        WrappingSecret.Ensure(folder.File("secret"));
        Assert.Equal(first, File.ReadAllText(folder.File("secret")));
        Assert.Equal(64, first.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zz11111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("1111111111111111111111111111111111111111111111111111111111111111ff")]
    public void A_file_that_holds_something_else_is_refused(string content)
    {
        File.WriteAllText(folder.File("secret"), content);
        Assert.Equal("pending.secret-missing", WrappingSecret.PasswordFor(folder.File("secret"), "1").Rejection?.Code);
    }
}
