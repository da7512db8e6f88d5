namespace Tanba.Server;

/// <summary>Where new keys are to rest: the kind of store, and for files the folder. Whatever else a form asks stands in its own record.</summary>
public record KeyPlace
{
    private const int LongestPath = 1000;

    public string? Storage { get; init; }

    public string? Path { get; init => field = value?.Trim(); }

    /// <summary>The fields that are wrong, each with the key of its sentence.</summary>
    public virtual IEnumerable<(string Field, string Word)> Faults()
    {
        if (Storage is null || !Storages.All.Contains(Storage))
        {
            yield return (nameof(Storage), "reissue.wrong.storage");
        }

        if (!Storages.IsToken(Storage) && (string.IsNullOrWhiteSpace(Path) || Path.Length > LongestPath))
        {
            yield return (nameof(Path), "reissue.wrong.path");
        }
    }
}
