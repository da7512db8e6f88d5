using Tanba.Agent.Protocol;

namespace Tanba.Agent.Consent;

/// <summary>Which key, and may it do this? The path is null when the person chooses the file too.</summary>
public sealed record KeyQuestion(Asker Asker, Purpose Purpose, Statement What, KeyFilter Filter, string? Path);

/// <summary>Which file or folder, and may this be done there?</summary>
/// <param name="Path">What the page proposes; the person may choose another. Null opens the chooser at once.</param>
/// <param name="Suffixes">Endings of the files to list; empty for all.</param>
public sealed record PathQuestion(Asker Asker, Purpose Purpose, Statement What, string? Path, IReadOnlyList<string> Suffixes)
{
    public bool IsFolder => Purpose is not Purpose.ChooseFile;

    /// <summary>Where the chooser begins.</summary>
    public string? Start { get; init; }
}

/// <summary>Invent a password for the key files that are made now.</summary>
public sealed record PasswordQuestion(Asker Asker, Purpose Purpose, Statement What);
