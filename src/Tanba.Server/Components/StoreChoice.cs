namespace Tanba.Server.Components;

/// <summary>The words of a choice of key store: its kind, and for files the path (<c>Shared/_Store.cshtml</c>).</summary>
/// <param name="PathLabel">Key of the label of the path.</param>
/// <param name="PathHint">Key of its hint.</param>
/// <param name="TokenText">Key of what is said of tokens instead.</param>
public sealed record StoreChoice(string PathLabel, string PathHint, string TokenText);
