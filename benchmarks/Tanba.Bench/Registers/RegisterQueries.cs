using System.Security.Cryptography;
using Tanba.Authority.Audit;
using Tanba.Authority.Certificates;
using Tanba.Authority.Crls;
using Tanba.Authority.Issuers;
using Tanba.Authority.Status;
using Tanba.Authority.Store;
using Tanba.Pki.Certificates;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Decisions;
using Tanba.Registration.People;
using Tanba.Registration.SignIn;

namespace Tanba.Bench.Registers;

/// <summary>Every list and every search of cabinet and console, asked for somebody drawn by lot.</summary>
internal sealed class RegisterQueries(Database database, Invented invented, Certificate issuer)
{
    private const int Page = 51;

    private static readonly CancellationToken Stop = CancellationToken.None;

    private readonly FindCertificates certificates = new(database, TimeProvider.System);

    public IEnumerable<(string Name, Func<Task> Ask)> All => [.. Validation(), .. Cabinet(), .. Queue(), .. Certificates(), .. Log()];

    private string Person => Invented.Iin(Lot(invented.People));

    private SerialNumber Serial => SerialNumber.Parse(Invented.Serial(Lot(invented.Count))).Value;

    private string Number => Invented.Number(Lot(invented.Count));

    private static int Lot(int count) => RandomNumberGenerator.GetInt32(count);

    private IEnumerable<(string, Func<Task>)> Validation()
    {
        var statuses = new CertificateStatuses(database, new TrustedCertificates([issuer], issuer));
        yield return ("OCSP: status of a certificate", () => statuses.FindAsync(Serial, Stop));
        yield return ("OCSP: a number never issued", () => statuses.FindAsync(SerialNumber.Draw(), Stop));
    }

    private IEnumerable<(string, Func<Task>)> Cabinet()
    {
        var (applications, receipts, history) = (new FindApplications(database), new FindReceipts(database), new CertificateHistory(database));
        foreach (var filter in Enum.GetValues<KeyFilter>())
        {
            yield return ($"cabinet: keys, {filter}", () => certificates.OfOwnerAsync(Person, filter, null, Page, Stop));
        }

        yield return ("cabinet: how many keys", () => certificates.CountsAsync(Person, Stop));
        yield return ("cabinet: one certificate", () => certificates.FindAsync(Serial, Stop));
        yield return ("cabinet: history of a certificate", () => history.RunAsync(Serial, Stop));
        yield return ("cabinet: receipts of an application", () => receipts.OnAsync(Number, Stop));
        yield return ("cabinet: applications", () => applications.OfPersonAsync(Person, null, Page, Stop));
        yield return ("status: an application by number", () => applications.ByNumberAsync(Number, Stop));
        yield return ("installation: certificates of an application", () => certificates.OfApplicationAsync(Number, Stop));
    }

    private IEnumerable<(string, Func<Task>)> Queue()
    {
        var (queue, search, people, signIns) = (new ApplicationQueue(database), new SearchApplications(database), new FindPeople(database), new FindSignIns(database));
        var waiting = new QueueFilter(ApplicationState.Submitted);
        string Waiting() => Invented.Number(invented.Count - 1 - Lot(invented.Count / 50));
        yield return ("cabinet: when I logged in", () => signIns.OfAsync(Person, null, Page, Stop));
        yield return ("console: the queue", () => queue.RunAsync(waiting, null, Page, Stop));
        yield return ("console: the queue, a page far behind", () => queue.RunAsync(waiting, Waiting(), Page, Stop));
        yield return ("console: the queue of a centre", () => queue.RunAsync(waiting with { Centre = Invented.Centre(Lot(17)) }, null, Page, Stop));
        yield return ("console: what was installed, a page far behind", () => queue.RunAsync(waiting with { State = ApplicationState.Installed }, Number, Page, Stop));
        yield return ("console: how many wait", () => queue.WaitingAsync(null, Stop));
        yield return ("console: applications by number", () => search.RunAsync(Number, null, Page, Stop));
        yield return ("console: applications by IIN", () => search.RunAsync(Person, null, Page, Stop));
        yield return ("console: applications by surname", () => search.RunAsync(Invented.Surname(Lot(invented.People)), null, Page, Stop));
        yield return ("console: applications by the first letters", () => search.RunAsync(Invented.Surname(Lot(invented.People))[..3], null, Page, Stop));
        yield return ("console: people by surname and name", () =>
        {
            var person = Lot(invented.People);
            return people.RunAsync($"{Invented.Surname(person)} {Invented.GivenName(person)}", null, Page, Stop);
        }
        );
        yield return ("console: people by IIN", () => people.RunAsync(Person, null, Page, Stop));
    }

    private IEnumerable<(string, Func<Task>)> Certificates()
    {
        var (search, ending, state) = (new SearchCertificates(certificates), new EndingCertificates(database), new ReadCrlState(database));
        var now = TimeProvider.System.GetUtcNow();
        yield return ("console: certificates, newest", () => search.RunAsync(new(), null, Page, Stop));
        yield return ("console: certificates, a page far behind", () => search.RunAsync(new(), Serial, Page, Stop));
        yield return ("console: certificates by prefix of 4", () => search.RunAsync(new() { SerialPrefix = Invented.Serial(Lot(invented.Count))[..4] }, null, Page, Stop));
        yield return ("console: certificates by prefix of 1", () => search.RunAsync(new() { SerialPrefix = "5" }, null, Page, Stop));
        yield return ("console: certificates of a person", () => search.RunAsync(new() { Owner = Person }, null, Page, Stop));
        yield return ("console: state of the lists", () => state.RunAsync(Stop));
        yield return ("letters: certificates that end in a day", () =>
        {
            var day = now.AddDays(Lot(300));
            return ending.RunAsync(day, day.AddDays(1), null, Page, Stop);
        }
        );
    }

    private IEnumerable<(string, Func<Task>)> Log()
    {
        var audit = new ReadAudit(database);
        var now = TimeProvider.System.GetUtcNow();
        Func<Task> Asked(Func<AuditFilter> filter, Func<long?>? before = null) => () => audit.RunAsync(filter(), before?.Invoke(), Page, Stop);
        yield return ("log: newest", Asked(() => new()));
        yield return ("log: a page far behind", Asked(() => new(), () => Lot(invented.Count)));
        yield return ("log: by act", Asked(() => new() { Act = "application.confirm" }, () => Lot(invented.Count)));
        yield return ("log: by an act that is rare", Asked(() => new() { Act = "certificate.revoke" }));
        yield return ("log: by whom, busy", Asked(() => new() { By = "registration" }, () => Lot(invented.Count)));
        yield return ("log: by whom, busy, and an act of others", Asked(() => new() { By = "registration", Act = "application.confirm" }));
        yield return ("log: by whom, a citizen", Asked(() => new() { By = Person }));
        yield return ("log: by subject", Asked(() => new() { Subject = Number }));
        yield return ("log: by subject and a common act", Asked(() => new() { Subject = Number, Act = "application.submit" }));
        yield return ("log: a day", Asked(() => new() { From = now.AddDays(-400), To = now.AddDays(-399) }));
        yield return ("log: a year, one act, one person", Asked(() => new() { From = now.AddDays(-700), To = now.AddDays(-335), Act = "person.sign-in", By = Person }));
        yield return ("log: the acts to choose from", () => audit.ActsAsync(Stop));
    }
}
