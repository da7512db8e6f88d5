using System.Text;
using System.Text.Json;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>The 222 S/MIME messages of NIST's PKITS: every signature is good, three of them by DSA with SHA-1, and the verdict on the path is that of the named path cases.</summary>
public class PkitsMessagesTests(ITestOutputHelper output)
{
    private const string Root = "conformance/pkits/";

    [Fact]
    public void Every_message_is_judged_as_its_path_cases()
    {
        var messages = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path(Root + "smime-manifest.json"))).RootElement.EnumerateArray().ToList();
        var cases = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path(Root + "manifest.json"))).RootElement.EnumerateArray()
            .ToDictionary(one => one.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var (unheld, paths, wrong) = (new List<string>(), 0, new List<string>());
        foreach (var message in messages)
        {
            var name = message.GetProperty("file").GetString()!;
            var (content, signed) = Unwrap(File.ReadAllBytes(SharedData.Path(Root + name)));
            foreach (var one in message.GetProperty("pathCases").EnumerateArray().Select(id => cases[id.GetString()!]))
            {
                var signer = Assert.Single(VerifyCms.Run(signed, content, Evidence(one), Parameters(one)).Signers);
                paths++;
                if (signer.Path is null)
                {
                    unheld.Add($"{one.GetProperty("id").GetString()} {signer.Reason}");
                }

                if (signer.IsValid != (one.GetProperty("expect").GetString() == "valid"))
                {
                    wrong.Add($"{name} {one.GetProperty("id").GetString()}: {signer.Reason} {signer.Detail}");
                }
            }
        }

        output.WriteLine($"PKITS messages: {messages.Count}; signatures that hold: {paths - unheld.Count} of {paths}; verdicts as expected: {paths - wrong.Count} of {paths}");
        wrong.ForEach(output.WriteLine);
        Assert.Equal((222, 252), (messages.Count, paths));
        Assert.Empty(wrong);

        // The certificate of the signer has a value with unused bits that are set: no DER (X.690 §11.2.1), so that it is not read.
        Assert.Equal(["4.1.6 cms.certificate-missing"], unheld);
    }

    /// <summary>multipart/signed (RFC 8551 §3.5.3): the first part as it was signed, with CRLF, and the second in base64.</summary>
    private static (byte[] Content, SignedCms Signed) Unwrap(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message).ReplaceLineEndings("\r\n");
        var start = text.IndexOf("boundary=\"", StringComparison.Ordinal) + 10;
        var boundary = "--" + text[start..text.IndexOf('"', start)];
        var parts = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Split(boundary);
        var content = parts[1][2..^2];
        var base64 = parts[2][(parts[2].IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return (Encoding.Latin1.GetBytes(content), SignedCms.Decode(Convert.FromBase64String(base64.Trim())).Value);
    }

    private static PathEvidence Evidence(JsonElement one) => new(
        Read(one, "trust", Certificate.Decode),
        Read(one, "intermediates", Certificate.Decode),
        Read(one, "crls", CertificateList.Decode));

    private static List<T> Read<T>(JsonElement one, string field, Func<ReadOnlyMemory<byte>, Pki.Result<T>> decode) =>
    [
        .. one.GetProperty(field).EnumerateArray()
            .Select(name => decode(File.ReadAllBytes(SharedData.Path(Root + name.GetString()))))
            .Where(read => !read.IsRefused)
            .Select(read => read.Value),
    ];

    private static PathParameters Parameters(JsonElement one)
    {
        var inputs = one.GetProperty("params");
        return new()
        {
            At = one.GetProperty("time").GetDateTimeOffset(),
            Policies = inputs.GetProperty("initialPolicySet").EnumerateArray().Select(oid => oid.GetString()!).ToHashSet(StringComparer.Ordinal),
            ExplicitPolicy = inputs.GetProperty("explicitPolicy").GetBoolean(),
            InhibitMapping = inputs.GetProperty("inhibitPolicyMapping").GetBoolean(),
            InhibitAnyPolicy = inputs.GetProperty("inhibitAnyPolicy").GetBoolean(),
            Revocation = RevocationChecking.Required,
        };
    }
}
