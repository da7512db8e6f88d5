using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Tanba.Authority.Issuance;
using Tanba.Authority.Store;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Centres;
using Tanba.Registration.Decisions;
using Tanba.Registration.Jobs;
using Tanba.Registration.Letters;
using Tanba.Registration.People;
using Tanba.Registration.Revocations;
using Tanba.Registration.SignIn;
using Tanba.Registration.WrittenOrders;
using Tanba.Registration.Staff;
using Tanba.Registration.Systems;

namespace Tanba.Registration;

/// <summary>The registration in a host. The authority (and with it the database) must be there too.</summary>
public static class AddRegistrationExtensions
{
    /// <summary>Called once at start, after the authority was opened: looks at the profiles of people's keys, and brings the tables up to date.</summary>
    public static Task OpenRegistrationAsync(this IServiceProvider services, CancellationToken stop)
    {
        services.GetRequiredService<Template>().Check();
        return services.GetRequiredService<Database>().MigrateAsync(typeof(AddRegistrationExtensions).Assembly, stop);
    }

    /// <exception cref="InvalidOperationException">A setting is missing or doubtful; the message says what to write.</exception>
    public static IServiceCollection AddRegistration(this IServiceCollection services, RegistrationOptions options)
    {
        services.AddSingleton(options.Check());
        services.AddSingleton(options.Mail);
        services.TryAddSingleton(TimeProvider.System);
        AddLetters(services, options.Mail);
        AddApplications(services);
        services.AddDecisions();
        services.AddSystems();
        services.AddPeople();
        services.AddRevocations();
        services.AddSingleton<People.People>();
        services.AddSingleton<AdmitApplicant>();
        services.AddSingleton<FindCentres>();
        services.AddSingleton<SaveCentre>();
        services.AddSingleton<StaffRoles>();
        services.AddSingleton<CheckSignedAct>();
        services.AddSingleton<OrderAct>();
        services.AddSingleton<CompleteAct>();
        services.AddSingleton<FindReceipts>();
        services.AddSingleton<StartSignIn>();
        services.AddSingleton<CompleteSignIn>();
        services.AddSingleton<ForgetChallenges>();
        AddJob<DeliverLetters>(services, "deliver letters", TimeSpan.FromSeconds(3), (use, stop) => use.RunAsync(stop));
        AddJob<IssueConfirmed>(services, "issue what is confirmed", TimeSpan.FromMinutes(1), (use, stop) => use.RunAsync(stop));
        AddJob<AbandonIntents>(services, "abandon intents", TimeSpan.FromHours(1), (use, stop) => use.RunAsync(stop));
        AddJob<LapseApplications>(services, "lapse applications", TimeSpan.FromHours(1), (use, stop) => use.RunAsync(stop));
        AddJob<ForgetChallenges>(services, "forget challenges", TimeSpan.FromHours(1), (use, stop) => use.RunAsync(stop));
        AddJob<WarnOfEnding>(services, "warn of ending keys", TimeSpan.FromHours(1), (use, stop) => use.RunAsync(stop));
        AddJob<ForgetLetters>(services, "forget letters", TimeSpan.FromHours(6), (use, stop) => use.RunAsync(stop));
        AddJob<ForgetSignIns>(services, "forget log-ins", TimeSpan.FromHours(6), (use, stop) => use.RunAsync(stop));
        AddJob<ForgetOrders>(services, "forget unsigned orders", TimeSpan.FromHours(1), (use, stop) => use.RunAsync(stop));
        return services;
    }

    private static void AddLetters(IServiceCollection services, MailOptions mail)
    {
        services.AddSingleton<Outbox>();
        services.AddSingleton<DeliverLetters>();
        if (mail.Folder is null)
        {
            services.TryAddSingleton<IMailer, SmtpMailer>();
        }
        else
        {
            services.TryAddSingleton<IMailer, FolderMailer>();
        }
    }

    private static void AddApplications(IServiceCollection services)
    {
        services.AddSingleton<MoveApplication>();
        services.AddSingleton<MoveBySignature>();
        services.AddSingleton<Template>();
        services.AddSingleton<OpenDraft>();
        services.AddSingleton<CheckRequests>();
        services.AddSingleton<OpenApplications>();
        services.AddSingleton<FindApplications>();
        services.AddSingleton<ValidKeys>();
        services.AddSingleton<Apply>();
        services.AddSingleton<ApplyFirst>();
        services.AddSingleton<ApplyWithoutSession>();
        services.AddSingleton<FindByApplicant>();
        services.AddSingleton<AttachRequests>();
        services.AddSingleton<Submit>();
        services.AddSingleton<HandIn>();
        services.AddSingleton<Confirm>();
        services.AddSingleton<ConfirmOwn>();
        services.AddSingleton<OrderedSubjects>();
        services.AddSingleton<Cancel>();
        services.AddSingleton<IssueCertificates>();
        services.AddSingleton<IssueConfirmed>();
        services.AddSingleton<CertificatesFor>();
        services.AddSingleton<SupersedeOlder>();
        services.AddSingleton<MarkInstalled>();
        services.AddSingleton<OrderWithdrawal>();
        services.AddSingleton<CompleteWithdrawal>();
        services.AddSingleton<LapseApplications>();
    }

    private static void AddJob<T>(IServiceCollection services, string name, TimeSpan every, Func<T, CancellationToken, Task> run)
        where T : notnull =>
        services.AddSingleton<IHostedService>(provider => new Job(
            new JobPlan(name, every, stop => run(provider.GetRequiredService<T>(), stop)),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Job>>()));
}
