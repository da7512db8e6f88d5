namespace Tanba.Registration.Applications;

/// <summary>On what an application rests.</summary>
public enum ApplicationKind
{
    /// <summary>The person's own valid signing key signs it; that confirms it.</summary>
    Reissue,

    /// <summary>The person has no keys yet: a registrar who has seen the person, or a valid key made elsewhere, confirms it.</summary>
    FirstIssue,
}
