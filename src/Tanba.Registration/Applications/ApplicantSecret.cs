using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tanba.Registration.Applications;

/// <summary>What only an applicant without a session has: 32 random octets in the own browser. We keep its digest, so that our tables give nobody an application.</summary>
public sealed class ApplicantSecret
{
    private const int Size = 32;

    private ApplicantSecret(string text) => Text = text;

    /// <summary>Base64url; for the applicant's protected cookie and for nothing else.</summary>
    public string Text { get; }

    /// <summary>SHA-256, lower-case hex.</summary>
    internal string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    public static ApplicantSecret Draw() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size)));

    public static ApplicantSecret Of(string text) => new(text);

    internal bool Opens(string? digest) =>
        digest is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digest), Encoding.ASCII.GetBytes(Digest));
}
