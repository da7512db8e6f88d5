namespace Tanba.EndToEnd.Tests.Running;

/// <summary>OpenSSL as the judge of key files and certificates.</summary>
public sealed class OpenSsl(Demo demo)
{
    /// <summary><c>openssl pkcs12</c> opens the file with the password, and the key in it is that of the certificate; gives the certificate's file.</summary>
    public async Task<string> OpenAsync(string keyFile, string password)
    {
        var certificate = Path.Combine(demo.NewFolder("p12"), "certificate.pem");
        var key = Path.ChangeExtension(certificate, ".key");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["P12"] = password };
        await RunningProgram.RunAsync("openssl", ["pkcs12", "-in", keyFile, "-passin", "env:P12", "-nokeys", "-clcerts", "-out", certificate], environment);
        await RunningProgram.RunAsync("openssl", ["pkcs12", "-in", keyFile, "-passin", "env:P12", "-nocerts", "-nodes", "-out", key], environment);
        var ofKey = await RunningProgram.RunAsync("openssl", ["pkey", "-in", key, "-pubout"]);
        Assert.Equal(ofKey, await RunningProgram.RunAsync("openssl", ["x509", "-in", certificate, "-noout", "-pubkey"]));
        File.Delete(key);
        return certificate;
    }

    /// <summary><c>openssl verify -x509_strict</c> up to the demo root.</summary>
    public async Task VerifyAsync(string certificate)
    {
        var output = await RunningProgram.RunAsync("openssl", ["verify", "-x509_strict", "-CAfile", await PemAsync(demo.File.Ca.Root), "-untrusted", await PemAsync(demo.File.Ca.Issuing), certificate]);
        Assert.Contains(": OK", output, StringComparison.Ordinal);
    }

    /// <summary>What the authority's responder says to <c>openssl ocsp</c>: good, revoked, unknown.</summary>
    public async Task<string> StatusAsync(string certificate, params string[] more)
    {
        var output = await RunningProgram.RunAsync(
            "openssl",
            ["ocsp", "-issuer", await PemAsync(demo.File.Ca.Issuing), .. more, "-cert", certificate, "-url", demo.Portal + "/ocsp", "-CAfile", await PemAsync(demo.File.Ca.Root), "-verify_other", await PemAsync(demo.File.Ca.Issuing)]);
        Assert.Contains("Response verify OK", output, StringComparison.Ordinal);
        return output.Split('\n').Single(line => line.StartsWith(certificate + ": ", StringComparison.Ordinal))[(certificate.Length + 2)..];
    }

    private async Task<string> PemAsync(string der)
    {
        var pem = Path.Combine(demo.NewFolder("cer"), "certificate.pem");
        await File.WriteAllTextAsync(pem, await RunningProgram.RunAsync("openssl", ["x509", "-in", der]) + "\n");
        return pem;
    }
}
