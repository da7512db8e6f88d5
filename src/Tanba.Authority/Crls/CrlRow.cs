namespace Tanba.Authority.Crls;

/// <summary>The newest row of the table <c>crl</c>: a full list and its delta, under one number.</summary>
internal sealed record CrlRow
{
    public required long Number { get; init; }

    public required long Seen { get; init; }

    public required long ThisUpdate { get; init; }

    public required long NextUpdate { get; init; }

    public required byte[] Der { get; init; }

    public required byte[] DeltaDer { get; init; }

    public required long Entries { get; init; }

    public required long DeltaEntries { get; init; }

    /// <summary>A list that has half of its life behind it is replaced, so that nobody ever fetches one about to end.</summary>
    public bool IsFresh(long now, long lastRevocation) => Seen == lastRevocation && now < (ThisUpdate + NextUpdate) / 2;
}
