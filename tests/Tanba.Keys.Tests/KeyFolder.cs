using System.Text;
using Tanba.Pki;

namespace Tanba.Keys.Tests;

/// <summary>A folder with the person's key and certificates in PEM, where foreign programs make and read key files.</summary>
internal sealed class KeyFolder : IDisposable
{
    private readonly OpenSsl openssl = new();

    public KeyFolder()
    {
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("chain.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem() + TestPki.Root.ToPem()));
        openssl.Put("issuing.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem()));
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        openssl.Put("issuing-key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.IssuingKey.ExportPkcs8())));
    }

    public string Path => openssl.Folder;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public byte[] Read(string name) => System.IO.File.ReadAllBytes(File(name));

    public string Put(string name, byte[] content) => openssl.Put(name, content);

    public string OpenSsl(params string[] arguments) => openssl.Run(arguments);

    public string Run(string program, params string[] arguments) => ForeignTool.Run(program, Path, arguments);

    /// <summary>A PKCS#12 file of the person's key and leaf.</summary>
    public byte[] Export(string password, params string[] options)
    {
        OpenSsl(["pkcs12", "-export", "-in", "leaf.pem", "-inkey", "key.pem", "-passout", "pass:" + password, "-out", "export.p12", .. options]);
        return Read("export.p12");
    }

    /// <summary>A PKCS#12 file of ours.</summary>
    public string Install(string name, string password, KeyFileForm form)
    {
        using var secret = new Secret(password);
        var ski = TestPki.Leaf.SubjectKeyIdentifier!.Value.ToArray();
        return Put(name, Keys.Pkcs12.Pkcs12Writer.Write(TestPki.PersonKey, TestPki.Leaf, ski, secret, Keys.Pkcs12.Pkcs12Form.Of(form)));
    }

    /// <summary>That these octets open with this password and hold the person's key, which signs.</summary>
    public static StoredKey OpensAsThePersons(ReadOnlyMemory<byte> file, string password)
    {
        var read = Reading.Keys(file, password);
        Assert.Null(read.Rejection);
        var key = Assert.Single(read.Value, one => one.Certificate.Equals(TestPki.Leaf));
        Assert.True(key.Key.Algorithm.Verify(TestPki.Leaf.PublicKey, "message"u8, key.Key.Sign("message"u8)));
        return key;
    }

    public void Dispose() => openssl.Dispose();
}
