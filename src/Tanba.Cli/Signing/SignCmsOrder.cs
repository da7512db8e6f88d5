namespace Tanba.Cli.Signing;

/// <summary>What <c>tanba sign cms</c> is asked for.</summary>
internal sealed record SignCmsOrder(string File, string KeyFile, string? PasswordFile, string Output)
{
    public bool IsDetached { get; init; }

    public bool Adds { get; init; }

    public string? Content { get; init; }

    public Uri? Authority { get; init; }

    public string? Policy { get; init; }
}
