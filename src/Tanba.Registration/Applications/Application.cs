using Tanba.Pki;
using Tanba.Registration.People;

namespace Tanba.Registration.Applications;

/// <summary>An application for a set of keys. One method per move; a move from a wrong state is refused and the refusal names the state.</summary>
public sealed record Application
{
    public required ApplicationNumber Number { get; init; }

    public required ApplicationKind Kind { get; init; }

    public required string Iin { get; init; }

    /// <summary>Which keys are applied for: <see cref="Applications.Template.Individual"/>, or another template's name.</summary>
    public string Template { get; init; } = Applications.Template.Individual;

    /// <summary>The registration centre that the applicant chose; null for whoever confirms with an own key.</summary>
    public string? Centre { get; init; }

    /// <summary>As the applicant wrote them, where the registration did not know the person.</summary>
    public ApplicantNames? Names { get; init; }

    /// <summary>The person that these names would make; null where the registration knew the person.</summary>
    internal Person? Applicant => Names is null
        ? null
        : new(Iin, Names.Surname, Names.GivenName, Names.Patronymic, Contact.Email, Contact.Region, Contact.Locality, Contact.Language, WantsLetters: true);

    /// <summary>OID of the information system that the keys are for.</summary>
    public string? System { get; init; }

    /// <summary>SHA-256, lower-case hex, of what only an applicant without a session has; null for applications of the cabinet.</summary>
    public string? SecretDigest { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; private init; }

    public ApplicationState State { get; private init; } = ApplicationState.Draft;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateAt { get; init; }

    /// <summary>When it was handed in; null while it is a draft and for ever if it never was.</summary>
    public DateTimeOffset? SubmittedAt { get; private init; }

    public required KeyPlace Place { get; init; }

    public required Contact Contact { get; init; }

    /// <summary>One-time number of the signed act: base64url of 32 octets.</summary>
    public required string Nonce { get; init; }

    /// <summary>The text that is to be signed, word for word; null until the requests of the keys are attached.</summary>
    public string? ActText { get; private init; }

    /// <summary>Draft → Draft, with the text of the act that names the requests.</summary>
    public Result<Application> Attach(string actText, DateTimeOffset at) =>
        Become(ApplicationState.Draft, at, ApplicationState.Draft).Try(out var same, out var refused) ? same with { ActText = actText } : refused;

    /// <summary>Draft → Submitted; the requests must be attached.</summary>
    public Result<Application> Submit(DateTimeOffset at)
    {
        if (State is ApplicationState.Draft && ActText is null)
        {
            return Rejection.Conflict("application.no-requests", $"Application {Number} has no key requests yet; attach them first.");
        }

        return Become(ApplicationState.Submitted, at, ApplicationState.Draft).Try(out var moved, out var refused)
            ? moved with { SubmittedAt = at }
            : refused;
    }

    /// <summary>Submitted → Confirmed.</summary>
    public Result<Application> Confirm(DateTimeOffset at) => Become(ApplicationState.Confirmed, at, ApplicationState.Submitted);

    /// <summary>Confirmed → Issued.</summary>
    public Result<Application> Issue(DateTimeOffset at) => Become(ApplicationState.Issued, at, ApplicationState.Confirmed);

    /// <summary>Issued → Installed.</summary>
    public Result<Application> Install(DateTimeOffset at) => Become(ApplicationState.Installed, at, ApplicationState.Issued);

    /// <summary>Submitted → Rejected, by a registrar, with the reason that the person reads.</summary>
    public Result<Application> Reject(DateTimeOffset at, string reason) =>
        Become(ApplicationState.Rejected, at, ApplicationState.Submitted).Try(out var rejected, out var refused) ? rejected with { Reason = reason } : refused;

    /// <summary>Draft → Cancelled, by the person. What was handed in is declined with a signature.</summary>
    public Result<Application> Cancel(DateTimeOffset at) => Become(ApplicationState.Cancelled, at, ApplicationState.Draft);

    /// <summary>Submitted → Cancelled: somebody handed it in for this person, who does not want it. What the own key handed in is given up instead.</summary>
    public Result<Application> Decline(DateTimeOffset at) => Become(ApplicationState.Cancelled, at, ApplicationState.Submitted);

    /// <summary>Issued → Cancelled: the person cannot or will not install what was issued, and it is revoked.</summary>
    public Result<Application> GiveUp(DateTimeOffset at) => Become(ApplicationState.Cancelled, at, ApplicationState.Issued);

    /// <summary>Draft or Submitted → Lapsed, by the clock.</summary>
    public Result<Application> Lapse(DateTimeOffset at) => Become(ApplicationState.Lapsed, at, ApplicationState.Draft, ApplicationState.Submitted);

    /// <summary>Brings back a stored application; not a move.</summary>
    internal Application Restored(ApplicationState state, DateTimeOffset? submittedAt, string? actText, string? reason) =>
        this with { State = state, SubmittedAt = submittedAt, ActText = actText, Reason = reason };

    private Result<Application> Become(ApplicationState to, DateTimeOffset at, params ReadOnlySpan<ApplicationState> from) =>
        from.Contains(State) ? this with { State = to, StateAt = at } : WrongState(to);

    private Rejection WrongState(ApplicationState to) => Rejection.Conflict(
        "application.is-" + State.ToString().ToLowerInvariant(),
        $"Application {Number} is {State} and cannot become {to}.");
}

/// <summary>Where the person wants the keys: the kind of store, and the path that the person chose on the own computer (shown back, never opened by us).</summary>
public sealed record KeyPlace(string Storage, string Path);

/// <summary>What the person wrote about the own address, and the language of letters and acts.</summary>
public sealed record Contact(string? Email, string Region, string Locality, string Language);

/// <summary>Names as an applicant wrote them; a registrar compares them with the document.</summary>
public sealed record ApplicantNames(string Surname, string GivenName, string? Patronymic)
{
    public string FullName => Patronymic is null ? $"{Surname} {GivenName}" : $"{Surname} {GivenName} {Patronymic}";
}
