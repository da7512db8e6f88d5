using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Paths;

namespace Tanba.Cli.Verification;

/// <summary>
/// Names of files, and what is in them. Trusted files must be readable; evidence that is no certificate, list or reply is left out and
/// said on standard error, since nothing is believed for its sake.
/// </summary>
internal sealed record EvidenceFiles(IReadOnlyList<string> Trust, IReadOnlyList<string> Untrusted, IReadOnlyList<string> Crls, IReadOnlyList<string> Ocsp)
{
    // The largest national list has 21 MB.
    private const long MostOctets = 256L * 1024 * 1024;

    /// <summary>Refuses with <c>file.not-readable</c>, and with the reader's refusal for a trusted file.</summary>
    public Result<PathEvidence> Read(TextWriter errors)
    {
        var roots = new List<Certificate>();
        foreach (var file in Trust)
        {
            if (!Octets(file).Try(out var octets, out var refused))
            {
                return refused;
            }

            foreach (var one in Pem.UnwrapAll(octets, "CERTIFICATE", "X509 CERTIFICATE"))
            {
                if (!Certificate.Decode(one).Try(out var root, out refused))
                {
                    return refused with { Detail = $"{file}: {refused.Detail}" };
                }

                roots.Add(root);
            }
        }

        return All(Untrusted, ["CERTIFICATE", "X509 CERTIFICATE"], Certificate.Decode, errors).Try(out var pool, out var unreadable)
            && All(Crls, ["X509 CRL"], CertificateList.Decode, errors).Try(out var crls, out unreadable)
            && All(Ocsp, ["OCSP RESPONSE"], OcspAnswer.Decode, errors).Try(out var ocsp, out unreadable)
            ? new PathEvidence(roots, pool, crls, ocsp)
            : unreadable;
    }

    /// <summary>The octets of a file of bearable size. Refuses with <c>file.not-readable</c>.</summary>
    public static Result<ReadOnlyMemory<byte>> Octets(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (stream.Length > MostOctets)
            {
                return Rejection.Invalid("file.too-large", $"{file} has {stream.Length} octets, at most {MostOctets} are read");
            }

            var octets = new byte[stream.Length];
            stream.ReadExactly(octets);
            return (ReadOnlyMemory<byte>)octets;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Rejection.NotFound("file.not-readable", $"{file}: {failure.Message}");
        }
    }

    private static Result<List<T>> All<T>(IReadOnlyList<string> files, string[] labels, Func<ReadOnlyMemory<byte>, Result<T>> decode, TextWriter errors)
    {
        var found = new List<T>();
        foreach (var file in files)
        {
            if (!Octets(file).Try(out var octets, out var refused))
            {
                return refused;
            }

            foreach (var one in Pem.UnwrapAll(octets, labels))
            {
                if (decode(one).Try(out var read, out refused))
                {
                    found.Add(read);
                }
                else
                {
                    errors.WriteLine($"tanba: left out {file}: {refused}");
                }
            }
        }

        return found;
    }
}
