using Tanba.Pki;

namespace Tanba.Agent.Consent;

/// <summary>What a page may propose as a path. The agent opens nothing that lies on another machine or is no file.</summary>
public static class LocalPath
{
    /// <summary>How files with keys are named.</summary>
    public static readonly IReadOnlyList<string> KeySuffixes = [".p12", ".pfx"];

    public static Rejection? WhyNot(string path) =>
        // Windows sends the person's credentials to whoever owns a network path.
        path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal)
            ? Rejection.Invalid("path.not-local", "a network path")
        : path.Contains('\0', StringComparison.Ordinal) || !Path.IsPathFullyQualified(path)
            ? Rejection.Invalid("path.not-absolute", "the path does not begin at the root")
        : null;

    public static Rejection? WhyNotFolder(string path) => WhyNot(path) ?? (Directory.Exists(path) ? null : Rejection.NotFound("path.no-folder", "there is no such folder"));

    public static Rejection? WhyNotFile(string path) => WhyNot(path) ?? (File.Exists(path) ? null : Rejection.NotFound("path.no-file", "there is no such file"));
}
