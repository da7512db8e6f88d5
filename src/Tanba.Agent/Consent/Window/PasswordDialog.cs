using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>Asks for a new password, twice.</summary>
public sealed class PasswordDialog(PasswordQuestion question) : Dialog<Secret>(question.Asker, question.Purpose, question.What)
{
    public override Html Content() => Html.Of($"""
        {Pieces.Password(this, "password", Words["password.new"], Words["password.rule"], "new-password")}
        {Pieces.Rule(Words, "password")}
        {Pieces.Password(this, "repeated", Words["password.repeat"], null, "new-password")}
        <button class="govuk-button tanba-consent__main" name="do" value="accept">{Purpose.Button(Words)}</button>
        """);

    protected override void Act(PressedForm form)
    {
        if (form.Password is not { } password)
        {
            Complain("password", "password.missing");
        }
        else if (PasswordRule.Check(password) is { } weak)
        {
            Complain("password", weak);
        }
        else if (form.Repeated is not { } repeated || !repeated.Chars.SequenceEqual(password.Chars))
        {
            Complain("repeated", "password.different");
        }
        else
        {
            Agree(new Secret(password.Chars));
        }
    }
}
