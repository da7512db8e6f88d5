using System.Data.Common;

namespace Tanba.Bench.Registers;

/// <summary>People, their applications with keys, and the receipts of what they signed.</summary>
internal sealed class FillRegistration(Invented invented)
{
    private static readonly byte[] Cms = new byte[3500];

    public async Task RunAsync(DbConnection connection)
    {
        await Bulk.WriteAsync(
            connection,
            "people (iin, surname, given_name, patronymic, email, region, locality, language, wants_letters, changed_at)",
            Enumerable.Range(0, invented.People).Select(Person));
        await Bulk.WriteAsync(
            connection,
            "applications (number, kind, iin, state, created_at, state_at, submitted_at, storage, path, region, locality, language, nonce, act_text, surname, given_name, centre)",
            Enumerable.Range(0, invented.Count).Select(Application));
        await Bulk.WriteAsync(connection, "application_keys (application, role, profile, subject, key_id)", Enumerable.Range(0, invented.Count).Select(Key));
        await Bulk.WriteAsync(
            connection,
            "acts (digest, act, iin, application, signer_serial, cms, accepted_at, subject)",
            Enumerable.Range(0, invented.Count / 4).Select(number => Act(number * 4)));
        await Bulk.WriteAsync(connection, "sign_ins (id, iin, at, address, place, browser, serial, is_new)", Enumerable.Range(0, invented.Count).Select(SignIn));
    }

    private static object?[] Person(int person) =>
        [Invented.Iin(person), Invented.Surname(person), Invented.GivenName(person), null, null, "АСТАНА", "АСТАНА", "ru", 1L, 0L];

    private object?[] Application(int application)
    {
        var (at, person) = (invented.At(application), invented.Owner(application));
        return
        [
            Invented.Number(application), application % 2 == 0 ? "Reissue" : "FirstIssue", Invented.Iin(person), invented.State(application), at, at, at, "PKCS12", "/home/keys",
            "АСТАНА", "АСТАНА", "ru", Invented.Serial(application), "Мен, өтінімді беремін. " + Invented.Serial(application), Invented.Surname(person), Invented.GivenName(person), Invented.Centre(application),
        ];
    }

    private object?[] Key(int number) =>
        [Invented.Number(number / 2), invented.Role(number), invented.Profile(number), new byte[150], Convert.ToHexStringLower(Invented.Digest("key", number))];

    private object?[] SignIn(int number) =>
    [
        Convert.ToHexStringLower(Invented.Digest("sign-in", number)), Invented.Iin(invented.Owner(number)), invented.At(number), "192.0.2.7", "192.0.2.7", "Chromium",
        Invented.Serial(number), 0L,
    ];

    private object?[] Act(int application) =>
    [
        Convert.ToHexStringLower(Invented.Digest("act", application)), "submit", Invented.Iin(invented.Owner(application)), Invented.Number(application), Invented.Serial(application),
        Cms, invented.At(application), Invented.Number(application),
    ];
}
