using System.Text.Json;
using Tanba.Pki;

namespace Tanba.Authority.Profiles;

/// <summary>A file of <c>profiles/</c> as it was read: well-formed JSON with the right members, which says nothing about their sense.</summary>
public sealed record ProfileFile(
    string Name,
    string FilePrefix,
    string Role,
    string KeyKind,
    int ValidityDays,
    IReadOnlyList<ProfileFile.SubjectAttribute> Subject,
    IReadOnlyList<string> KeyUsage,
    IReadOnlyList<string> ExtendedKeyUsage,
    string SubjectKeyIdentifier,
    ProfileFile.CertificatePolicy Policy,
    IReadOnlyList<string> CrlDistributionPoints,
    IReadOnlyList<string> FreshestCrl,
    IReadOnlyList<string> Ocsp,
    IReadOnlyList<string> CaIssuers,
    string Email,
    string SerialNumber = "random")
{
    private const int LargestFile = 64 * 1024;

    // Strict: an unknown, repeated, missing or null member is an error, never a silent default.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Reads one file of at most 64 KiB. Refuses with <c>profile.unreadable</c>.</summary>
    public static Result<ProfileFile> Read(string path)
    {
        var json = File.ReadAllBytes(path);
        if (json.Length > LargestFile)
        {
            return Rejection.Invalid("profile.unreadable", $"{Path.GetFileName(path)} has {json.Length} octets. A profile has at most {LargestFile}.");
        }

        try
        {
            return JsonSerializer.Deserialize<ProfileFile>(json, Strict) is { } file
                ? file
                : Rejection.Invalid("profile.unreadable", $"{Path.GetFileName(path)} holds null. Write a JSON object; profiles/individual-sign-rsa.json is an example.");
        }
        catch (JsonException broken)
        {
            return Rejection.Invalid("profile.unreadable", $"{Path.GetFileName(path)}: {broken.Message} Compare with profiles/individual-sign-rsa.json.");
        }
    }

    /// <summary>One RDN of the subject, in the order of the certificate.</summary>
    public sealed record SubjectAttribute(string Attribute, string Type, string From, bool Optional = false);

    /// <summary>The certificate policy with its qualifiers.</summary>
    public sealed record CertificatePolicy(string Oid, string Cps, string? UserNotice = null);
}
