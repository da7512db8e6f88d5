namespace Tanba.Authority.Profiles;

/// <summary>What is known about a person, for the name in a certificate. Empty and null mean: not known.</summary>
public sealed record SubjectFacts(string Surname, string GivenName, string? Patronymic, string Iin, string Country, string? Locality, string? Region)
{
    /// <summary>The information system of this person that the certificate is for.</summary>
    public SystemFacts? System { get; init; }
}

/// <summary>A registered information system.</summary>
public sealed record SystemFacts(string Oid, string Name);
