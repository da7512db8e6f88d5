using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Agent.Consent.Window;

namespace Tanba.Agent.Tests.Consent.Window;

public sealed class PressedFormTests
{
    [Theory]
    [InlineData("do=accept&path=%2Fhome%2Fcitizen", "accept", "/home/citizen")]
    [InlineData("path=a+b%2Bc&do=x", "x", "a b+c")]
    [InlineData("do=&path=%D0%9A%D0%BB%D1%8E%D1%87", "", "Ключ")]
    [InlineData("do=x&path=100%", "x", "100%")]
    [InlineData("do=x&path=%zz%4", "x", "%zz%4")]
    [InlineData("&&=lost&do=x&path=1=2", "x", "1=2")]
    public async Task Fields_are_read_as_browsers_write_them(string body, string button, string path)
    {
        using var form = await ReadAsync(body);
        Assert.Equal(button, form!.Button);
        Assert.Equal(path, form.Text("path"));
    }

    [Fact]
    public async Task A_password_is_a_secret_and_no_text()
    {
        using var form = await ReadAsync("password=D%26mo2026&repeated=%D2%9A");
        Assert.Null(form!.Text("password"));
        Assert.Equal("D&mo2026", new string(form.Password!.Chars));
        Assert.Equal("Қ", new string(form.Repeated!.Chars));
    }

    [Fact]
    public async Task An_empty_password_is_none()
    {
        using var form = await ReadAsync("do=refresh&password=");
        Assert.Null(form!.Password);
        Assert.Null(form.Repeated);
    }

    [Fact]
    public async Task Secrets_are_gone_with_the_form()
    {
        var form = await ReadAsync("password=Demo2026");
        var password = form!.Password!;
        form.Dispose();
        Assert.Throws<ObjectDisposedException>(() => password.Chars.Length);
    }

    [Theory]
    [InlineData(32 * 1024, true)]
    [InlineData((32 * 1024) + 1, false)]
    public async Task A_form_has_at_most_32_KiB(int octets, bool read)
    {
        using var form = await ReadAsync("path=" + new string('x', octets - "path=".Length));
        Assert.Equal(read, form is not null);
    }

    [Fact]
    public void Whatever_a_person_types_is_read_as_typed() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), typed =>
    {
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(typed.Get));
        using var form = PressedForm.ReadAsync(new FormUrlEncodedContent([new("path", text), new("password", text)]).ReadAsStream(), default).GetAwaiter().GetResult()!;
        return form.Text("path") == text && new string(form.Password!.Chars) == text;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_octets_break_the_reading() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), octets =>
    {
        using var form = PressedForm.ReadAsync(new MemoryStream([.. "do=x&password="u8, .. octets]), default).GetAwaiter().GetResult();
        return form!.Button is not null;
    }).QuickCheckThrowOnFailure();

    private static Task<PressedForm?> ReadAsync(string body) => PressedForm.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)), default);
}
