using Microsoft.AspNetCore.Mvc.Rendering;

namespace Tanba.Server.Components;

/// <summary>The words of a choice of key store: its kind, and for files the path (<c>Shared/_Store.cshtml</c>).</summary>
/// <param name="PathLabel">Key of the label of the path.</param>
/// <param name="PathHint">Key of its hint.</param>
/// <param name="TokenText">Key of what is said of tokens instead.</param>
public sealed record StoreChoice(string PathLabel, string PathHint, string TokenText)
{
    /// <summary>The names of the two fields; the script of a page with no more than one reads <c>storage</c> and <c>path</c>.</summary>
    public string StorageName { get; private init; } = "storage";

    public string PathName { get; private init; } = "path";

    /// <summary>What was chosen before.</summary>
    public KeyPlace Given { get; private init; } = new() { Storage = Storages.File };

    /// <summary>New keys will rest there, so what is not safe is said.</summary>
    public bool IsForNewKeys { get; private init; }

    public string StorageId => TagBuilder.CreateSanitizedId(StorageName, "_");

    public string PathId => TagBuilder.CreateSanitizedId(PathName, "_");

    /// <summary>The place of new keys in a form that is posted: the fields are called as the page binds them.</summary>
    public static StoreChoice OfNewKeys(KeyPlace given, string prefix = "") => new("reissue.path", "reissue.path-hint", "reissue.token")
    {
        StorageName = prefix + nameof(KeyPlace.Storage),
        PathName = prefix + nameof(KeyPlace.Path),
        Given = given,
        IsForNewKeys = true,
    };
}
