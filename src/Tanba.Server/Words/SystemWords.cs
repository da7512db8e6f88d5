using Tanba.Registration.Systems;

namespace Tanba.Server.Words;

/// <summary>How the state of an information system is coloured.</summary>
public static class SystemWords
{
    public static string SystemColour(this Wording words, SystemState state)
    {
        ArgumentNullException.ThrowIfNull(words);
        return state switch
        {
            SystemState.Registered => "govuk-tag--green",
            SystemState.Refused => "govuk-tag--red",
            SystemState.Closed => "govuk-tag--grey",
            _ => "govuk-tag--yellow",
        };
    }
}
