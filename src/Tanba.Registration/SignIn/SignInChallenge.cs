namespace Tanba.Registration.SignIn;

/// <summary>What the page keeps and what the key signs.</summary>
/// <param name="Id">Names the challenge when it comes back.</param>
/// <param name="Text">The act that the authentication key signs, word for word.</param>
public sealed record SignInChallenge(string Id, string Text);

/// <summary>Who logged in.</summary>
/// <param name="Name">As the certificate has it: surname, given name, patronymic.</param>
/// <param name="SerialNumber">Of the certificate, hex.</param>
public sealed record SignedIn(string Iin, string Name, string SerialNumber);
