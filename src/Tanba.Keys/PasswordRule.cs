using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>
/// The password rule of key files: <c>^(?=.*?[A-Z])(?=.*?[a-z])(?=.*?[0-9]).{6,32}$</c>, and printable ASCII only, so that the
/// same password can be typed on every keyboard and in every tool.
/// </summary>
public static class PasswordRule
{
    /// <summary>
    /// Null when the password is good; else <c>password.length</c>, <c>password.characters</c>, <c>password.lower</c>,
    /// <c>password.upper</c> or <c>password.digit</c>: the first that is broken.
    /// </summary>
    public static Rejection? Check(Secret password) => password.Chars switch
    {
        { Length: < 6 or > 32 } => Rejection.Invalid("password.length", "6 to 32 characters"),
        var chars when chars.ContainsAnyExceptInRange(' ', '~') => Rejection.Invalid("password.characters", "printable ASCII only"),
        var chars when !chars.ContainsAnyInRange('a', 'z') => Rejection.Invalid("password.lower", "a Latin lower-case letter is missing"),
        var chars when !chars.ContainsAnyInRange('A', 'Z') => Rejection.Invalid("password.upper", "a Latin upper-case letter is missing"),
        var chars when !chars.ContainsAnyInRange('0', '9') => Rejection.Invalid("password.digit", "a digit is missing"),
        _ => null,
    };
}
