namespace Tanba.Registration.Applications;

/// <summary>What the person's page asks for. <paramref name="Path"/> is the folder on the person's own computer, kept only to be shown back.</summary>
public sealed record NewReissue(string Iin, string? Email, string Region, string Locality, string Storage, string Path, string Language)
{
    /// <summary>Number of the registered information system that the key is for; null: the person's own keys.</summary>
    public long? System { get; init; }
}
