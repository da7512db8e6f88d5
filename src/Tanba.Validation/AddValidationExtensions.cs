using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tanba.Authority.Status;
using Tanba.Validation.Ocsp;

namespace Tanba.Validation;

/// <summary>The validation services in a host; they need the authority's <c>Status</c> beside them.</summary>
public static class AddValidationExtensions
{
    public static IServiceCollection AddValidation(this IServiceCollection services, ValidationOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => OpenResponder(options, provider.GetRequiredService<CertificateStatuses>()));
        services.AddSingleton<AnswerOcsp>();
        return services;
    }

    /// <summary>Called once at start, so that a missing or foreign responder stops the host with what to write.</summary>
    /// <exception cref="InvalidOperationException">The message is for whoever starts the host.</exception>
    public static void OpenValidation(this IServiceProvider services) => services.GetRequiredService<Responder>();

    private static Responder OpenResponder(ValidationOptions options, CertificateStatuses statuses) =>
        Responder.Open(options, statuses.Issuer).Try(out var responder, out var rejection)
            ? responder
            : throw new InvalidOperationException(rejection.ToString());
}
