using Tanba.Agent.Protocol;
using Tanba.Keys;

namespace Tanba.Agent.Consent;

/// <summary>Which key, and may it do this?</summary>
/// <param name="Path">A file, or the address of a token; null when the person chooses that too.</param>
/// <param name="Stores">Where the key may be; one at least.</param>
public sealed record KeyQuestion(Asker Asker, Purpose Purpose, Statement What, KeyFilter Filter, string? Path, IReadOnlyList<IKeyStore> Stores);

/// <summary>Which file or folder, and may this be done there?</summary>
/// <param name="Path">What the page proposes; the person may choose another. Null opens the chooser at once.</param>
/// <param name="Suffixes">Endings of the files to list; empty for all.</param>
public sealed record PathQuestion(Asker Asker, Purpose Purpose, Statement What, string? Path, IReadOnlyList<string> Suffixes)
{
    public bool IsFolder => Purpose is not Purpose.ChooseFile;

    /// <summary>Where the chooser begins.</summary>
    public string? Start { get; init; }
}

/// <summary>Which token, and may this be done there?</summary>
/// <param name="Store">The kind of token.</param>
/// <param name="Place">The address of the token, when the page knows it.</param>
/// <param name="NeedsPin">Something is written.</param>
public sealed record TokenQuestion(Asker Asker, Purpose Purpose, Statement What, IKeyStore Store, string? Place, bool NeedsPin);

/// <summary>The person agreed.</summary>
/// <param name="Place">The address of the token.</param>
/// <param name="Pin">Tried, and right; null where none was asked for.</param>
public sealed record TokenAnswer(string Place, Secret? Pin) : IDisposable
{
    public void Dispose() => Pin?.Dispose();
}

/// <summary>Invent a password for the key files that are made now.</summary>
public sealed record PasswordQuestion(Asker Asker, Purpose Purpose, Statement What);
