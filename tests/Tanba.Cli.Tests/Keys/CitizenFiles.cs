using System.Text;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Cli.Tests.Keys;

/// <summary>A folder with the key file of an invented citizen and the passwords that the commands read.</summary>
internal sealed class CitizenFiles : IDisposable
{
    public const string Password = "Demo2026";
    public const string NewPassword = "Another2027";

    private readonly OpenSsl openssl = new();

    public CitizenFiles()
    {
        using var password = new Secret(Password);
        KeyFile = new Pkcs12Store().Install(openssl.Folder, TestPki.PersonKey, TestPki.Leaf, "RSA256", password).Value;
        PasswordFile = Put("password", Password + "\n");
        NewPasswordFile = Put("new-password", NewPassword + "\n");
        WrongPasswordFile = Put("wrong-password", "Demo2025\n");
    }

    public string Folder => openssl.Folder;

    public string KeyFile { get; }

    public string PasswordFile { get; }

    public string NewPasswordFile { get; }

    public string WrongPasswordFile { get; }

    /// <summary>In the national form too small for nothing: 3 to 4 KiB.</summary>
    public byte[] Content => System.IO.File.ReadAllBytes(KeyFile);

    public string File(string name) => Path.Combine(Folder, name);

    public string Put(string name, string content) => openssl.Put(name, Encoding.UTF8.GetBytes(content));

    public string OpenSsl(params string[] arguments) => openssl.Run(arguments);

    /// <summary>As OpenSSL makes it, with the chain, under <see cref="Password"/>.</summary>
    public string Export(string name, params string[] options)
    {
        Put("leaf.pem", TestPki.Leaf.ToPem());
        Put("chain.pem", TestPki.Issuing.ToPem() + TestPki.Root.ToPem());
        Put("key.pem", Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8()));
        openssl.Run(["pkcs12", "-export", "-in", "leaf.pem", "-inkey", "key.pem", "-certfile", "chain.pem", "-passout", "pass:" + Password, "-out", name, .. options]);
        return File(name);
    }

    public Task<Answer> KeysAsync(params string[] arguments) => TanbaProgram.RunAsync(["keys", .. arguments]);

    /// <summary>Which of the two passwords opens the key file, whole; null when none does.</summary>
    public string? Opens() => new[] { Password, NewPassword }.FirstOrDefault(text =>
    {
        using var password = new Secret(text);
        using var opened = new OpenKeyFile().Run(KeyFile, password).Try(out var file, out _) ? file : null;
        return opened?.Keys is [var key] && key.Certificate.Equals(TestPki.Leaf);
    });

    public void Dispose() => openssl.Dispose();
}
