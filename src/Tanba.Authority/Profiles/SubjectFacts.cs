namespace Tanba.Authority.Profiles;

/// <summary>What is known about a person, for the name in a certificate. Empty and null mean: not known.</summary>
public sealed record SubjectFacts(string Surname, string GivenName, string? Patronymic, string Iin, string Country, string? Locality, string? Region);
