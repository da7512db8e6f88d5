using Microsoft.Extensions.DependencyInjection;

using Tanba.Registration.Letters;
using Tanba.Registration.Localities;
using Tanba.Registration.People;
using Tanba.Registration.SignIn;

namespace Tanba.Registration;

/// <summary>What people are asked and told: their own record, letters, localities, log-ins.</summary>
internal static class AddPeopleExtensions
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<LetterLinks>()
        .AddSingleton<PersonLetters>()
        .AddSingleton<WarnOfEnding>()
        .AddSingleton<ForgetLetters>()
        .AddSingleton<LoadLocalities>()
        .AddSingleton<FindLocalities>()
        .AddSingleton<ChangeProfile>()
        .AddSingleton<AskEmailChange>()
        .AddSingleton<ConfirmEmail>()
        .AddSingleton<NoteSignIn>()
        .AddSingleton<FindSignIns>()
        .AddSingleton<ForgetSignIns>();
}
