namespace Tanba.Registration.SignIn;

/// <summary>Where somebody logs in from.</summary>
/// <param name="Address">As it is shown.</param>
/// <param name="Place">What counts as the same: the IPv4 address, or the /64 of an IPv6 address.</param>
/// <param name="UserAgent">As the browser calls itself; a word of it is kept.</param>
public sealed record SignInFrom(string Address, string Place, string? UserAgent);
