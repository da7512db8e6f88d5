namespace Tanba.Server.Tests;

/// <summary>Every page, what can be asked of it, and who may: written down by hand, so that nothing opens by an oversight.</summary>
internal static class AccessTable
{
    public const string Anyone = "anyone";
    public const string Citizen = "citizen";

    /// <summary>Route, methods with their handlers, and the roles; a citizen is everybody who is signed in, staff too.</summary>
    public static readonly IReadOnlyList<(string Route, string Handlers, string Who)> Rows =
    [
        ("/", "GET", Anyone),
        ("/about", "GET", Anyone),
        ("/accessibility", "GET", Anyone),
        ("/agent", "GET", Anyone),
        ("/certificates", "GET", Anyone),
        ("/contacts", "GET", Anyone),
        ("/error/{status:int}", "GET, POST", Anyone),
        ("/help", "GET", Anyone),
        ("/help/{guide}", "GET", Anyone),
        ("/letters/confirm", "GET, POST", Anyone),
        ("/letters/off", "GET, POST", Anyone),
        ("/localities", "GET", Anyone),
        ("/login", "GET, POST Start, POST Finish", Anyone),
        ("/revoked", "GET", Anyone),
        ("/services", "GET", Anyone),
        ("/services/individual", "GET", Anyone),
        ("/services/individual/centre", "GET, POST", Anyone),
        ("/services/individual/check", "GET, POST, POST Start, POST Requests, POST Submit, POST Cancel", Anyone),
        ("/services/individual/conditions", "GET, POST", Anyone),
        ("/services/individual/done/{number}", "GET", Anyone),
        ("/services/individual/email", "GET, POST", Anyone),
        ("/services/individual/name", "GET, POST", Anyone),
        ("/services/individual/person", "GET, POST", Anyone),
        ("/services/individual/place", "GET, POST", Anyone),
        ("/services/individual/print/{number}", "GET", Anyone),
        ("/services/individual/store", "GET, POST", Anyone),
        ("/status", "GET, POST Certificates, POST Installed", Anyone),
        ("/status/installed", "GET", Anyone),

        ("/cabinet", "GET", Citizen),
        ("/cabinet/applications", "GET", Citizen),
        ("/cabinet/applications/{number}", "GET", Citizen),
        ("/cabinet/applications/{number}/confirm", "GET, POST, POST Start, POST Finish", Citizen),
        ("/cabinet/applications/{number}/withdraw", "GET, POST, POST Start, POST Finish", Citizen),
        ("/cabinet/keys", "GET", Citizen),
        ("/cabinet/keys/{serial}", "GET, GET Certificate, GET Chain", Citizen),
        ("/cabinet/password", "GET", Citizen),
        ("/cabinet/profile", "GET, POST", Citizen),
        ("/cabinet/profile/email", "GET, POST", Citizen),
        ("/cabinet/receipts/{digest}", "GET, GET Signature", Citizen),
        ("/cabinet/reissue", "GET, POST", Citizen),
        ("/cabinet/reissue/check", "GET, POST, POST Start, POST Requests, POST Submit, POST Cancel", Citizen),
        ("/cabinet/reissue/done/{number}", "GET", Citizen),
        ("/cabinet/reissue/not-now", "GET", Citizen),
        ("/cabinet/revoke", "GET", Citizen),
        ("/cabinet/revoke/{serial}", "GET, POST", Citizen),
        ("/cabinet/revoke/{serial}/{ground}", "GET, POST, POST Start, POST Finish", Citizen),
        ("/cabinet/sign-ins", "GET", Citizen),
        ("/cabinet/status", "GET, POST Certificates, POST Installed", Citizen),
        ("/cabinet/status/installed", "GET", Citizen),
        ("/cabinet/systems", "GET, POST", Citizen),
        ("/cabinet/systems/{number:long}", "GET, POST", Citizen),
        ("/cabinet/systems/{number:long}/check", "GET, POST, POST Start, POST Requests, POST Submit, POST Cancel", Citizen),
        ("/logout", "GET, POST", Citizen),

        ("/console", "GET", "registrar officer administrator auditor"),
        ("/console/applications", "GET", "registrar auditor"),
        ("/console/applications/{number}", "GET", "registrar auditor"),
        ("/console/applications/{number}", "POST Approve, POST Refuse, POST Sign", "registrar"),
        ("/console/audit", "GET", "auditor"),
        ("/console/audit/chain", "GET, POST", "auditor"),
        ("/console/authority", "GET", "officer auditor"),
        ("/console/authority", "POST", "officer"),
        ("/console/authority/profiles", "GET", "officer auditor"),
        ("/console/centres", "GET", "administrator auditor"),
        ("/console/centres/{id}", "GET, POST, POST Close, POST Open", "administrator"),
        ("/console/certificates", "GET", "registrar officer auditor"),
        ("/console/certificates/{serial}", "GET", "registrar officer auditor"),
        ("/console/certificates/{serial}/order", "GET, POST", "registrar"),
        ("/console/orders/{id}", "GET, POST Sign", "registrar"),
        ("/console/orders/{id}/scan", "GET", "registrar auditor"),
        ("/console/people", "GET", "registrar auditor"),
        ("/console/people/new", "GET, POST", "registrar"),
        ("/console/people/{iin}", "GET", "registrar auditor"),
        ("/console/people/{iin}/edit", "GET, POST", "registrar"),
        ("/console/receipts/{digest}", "GET", "registrar auditor"),
        ("/console/staff", "GET", "administrator auditor"),
        ("/console/staff", "POST Add, POST End", "administrator"),
        ("/console/systems", "GET", "administrator auditor"),
        ("/console/systems/{number:long}", "GET", "administrator auditor"),
        ("/console/systems/{number:long}", "POST Register, POST Refuse, POST Close", "administrator"),
    ];

    /// <summary>Addresses that are no pages: what programs fetch, open to all.</summary>
    public static readonly IReadOnlyList<string> Programs =
        ["/crl/issuing.crl", "/crl/issuing-delta.crl", "/crl/root.crl", "/cert/root.cer", "/cert/issuing.cer", "/cps", "/ocsp", "/ocsp/{**request}", "{**path}"];

    /// <summary>One line for each handler.</summary>
    public static IEnumerable<(string Route, string Handler, string Who)> Lines =>
        Rows.SelectMany(row => row.Handlers.Split(", ").Select(handler => (row.Route, handler, row.Who)));

    public static bool Allows(string who, Role role) => who switch
    {
        Anyone => true,
        Citizen => role is not Role.Anyone,
        _ => who.Split(' ').Contains(role.ToString(), StringComparer.OrdinalIgnoreCase),
    };
}
