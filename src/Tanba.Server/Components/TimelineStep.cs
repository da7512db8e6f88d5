namespace Tanba.Server.Components;

/// <summary>One step of a history, as <c>/Shared/_Timeline.cshtml</c> shows it.</summary>
/// <param name="At">When; a step that is still to come says until when.</param>
/// <param name="Title">What happened, in words.</param>
/// <param name="Text">More about it; null: nothing.</param>
/// <param name="Mood"><c>good</c>, <c>bad</c>, <c>pause</c> or <c>coming</c>: the colour of its dot, never its only sign.</param>
public sealed record TimelineStep(DateTimeOffset At, string Title, string? Text = null, string Mood = "good");
