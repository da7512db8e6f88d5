using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Cabinet.Password;

/// <summary>«Смена пароля на ключ ЭЦП». Everything happens between the page's script and the agent: no password ever comes here.</summary>
[May(Act.ChangePassword)]
public sealed class PasswordPage : PageModel;
