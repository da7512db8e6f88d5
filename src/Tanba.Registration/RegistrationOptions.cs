namespace Tanba.Registration;

/// <summary>Settings of the registration; checked when the host starts.</summary>
public sealed record RegistrationOptions
{
    /// <summary>The origin of the portal, such as <c>https://keys.example.kz</c>: every signed act names it.</summary>
    public Uri? Portal { get; init; }

    /// <summary>Lets numbers pass whose check digit fails, as the national test identities' do.</summary>
    public bool AllowTestIdentities { get; init; }

    /// <summary>Profiles of the keys that a person gets: a pair as of 2018, or <c>individual-gost</c> alone, the profile of 2022.</summary>
    public IReadOnlyList<string>? IndividualProfiles { get; init; }

    /// <summary>The pair, where the settings name none. (A default in the list itself would stay there beside what the settings name.)</summary>
    public IReadOnlyList<string> ProfilesOfPerson => IndividualProfiles ?? ["individual-auth-rsa", "individual-sign-rsa"];

    /// <summary>Templates whose applications two registrars must confirm, such as <c>["individual"]</c>.</summary>
    public IReadOnlyList<string> TwoPersons { get; init; } = [];

    /// <summary>Profile of the key of a person's information system.</summary>
    public string SystemProfile { get; init; } = "individual-system-rsa";

    public MailOptions Mail { get; init; } = new();

    /// <summary>What the authority is called, in kk, ru and en: stands over a letter.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>In which letters tell a time; an IANA name.</summary>
    public string TimeZone { get; init; } = "Asia/Almaty";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>An application that nobody confirmed for so long lapses.</summary>
    public TimeSpan LapseAfter { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether the keys that new ones replace are revoked when the new ones are installed; otherwise they stay valid to their end.</summary>
    public bool SupersedeOnInstall { get; init; }

    /// <summary>The origin as acts write it: no path, no trailing slash.</summary>
    public string Origin => Portal!.GetLeftPart(UriPartial.Authority);

    public string NameIn(string language) => Names?.GetValueOrDefault(language) ?? "";

    /// <summary>Refuses a missing or doubtful setting and says what to write.</summary>
    public RegistrationOptions Check()
    {
        if (Portal is not { IsAbsoluteUri: true } || Portal.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException("Registration:Portal must be the address of the portal, such as https://keys.example.kz");
        }

        if (Portal.PathAndQuery is not "/" || Portal.UserInfo.Length > 0 || Portal.Fragment.Length > 0)
        {
            throw new InvalidOperationException($"Registration:Portal must be an origin alone, such as {Origin}");
        }

        if (LapseAfter <= TimeSpan.Zero)
        {
            throw new InvalidOperationException("Registration:LapseAfter must be longer than nothing, such as 30.00:00:00");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            throw new InvalidOperationException($"Registration:TimeZone: {TimeZone} is not known here. Write an IANA name, such as Asia/Almaty.");
        }

        if (TwoPersons.FirstOrDefault(template => !Applications.Template.Names.Contains(template)) is { } unknown)
        {
            throw new InvalidOperationException($"Registration:TwoPersons names \"{unknown}\"; the templates are {string.Join(", ", Applications.Template.Names)}.");
        }

        Mail.Check();
        return this;
    }
}

/// <summary>Where letters go: a folder of .eml files, or an SMTP server.</summary>
public sealed record MailOptions
{
    public string? Folder { get; init; }

    public string? SmtpHost { get; init; }

    public int SmtpPort { get; init; } = 587;

    /// <summary>STARTTLS is demanded: without it nothing is sent.</summary>
    public bool StartTls { get; init; } = true;

    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/> stands in this file, never in the settings.</summary>
    public string? PasswordFile { get; init; }

    public string? From { get; init; }

    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Folder) == string.IsNullOrWhiteSpace(SmtpHost))
        {
            throw new InvalidOperationException("Registration:Mail needs either Folder (letters become .eml files there) or SmtpHost, and not both.");
        }

        if (!System.Net.Mail.MailAddress.TryCreate(From, out _))
        {
            throw new InvalidOperationException("Registration:Mail:From must be the address that letters come from, such as keys@example.kz");
        }

        if (SmtpPort is < 1 or > 65535)
        {
            throw new InvalidOperationException("Registration:Mail:SmtpPort must be from 1 to 65535, such as 587");
        }

        if (User is null != PasswordFile is null)
        {
            throw new InvalidOperationException("Registration:Mail:User and PasswordFile go together.");
        }
    }
}
