using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tanba.Authority.Audit;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Bench.Registers;

/// <summary>Certificates, their intents and revocations, and a log that verifies.</summary>
internal sealed class FillAuthority(Invented invented)
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    private readonly byte[] template = Template();

    /// <summary>A certificate of the size of a real one. All are alike but for their serial number: what differs more is not read by any list.</summary>
    public byte[] Der(int certificate)
    {
        var der = template.ToArray();
        Invented.SerialOctets(certificate).CopyTo(der, der.AsSpan().IndexOf(Invented.SerialOctets(0)));
        return der;
    }

    public async Task RunAsync(DbConnection connection)
    {
        var all = Enumerable.Range(0, invented.Count);
        await Bulk.WriteAsync(connection, "issuance_intent (serial, application, key_id, profile, not_after, tbs, at)", all.Select(Intent));
        await Bulk.WriteAsync(connection, "certificate (serial, application, key_id, profile, role, owner, not_before, not_after, der, at)", all.Select(Certificate));
        await Bulk.WriteAsync(connection, "revocation_event (number, serial, at, reason, since, by_whom)", Events());
        await AuditAsync(connection);
    }

    private object?[] Intent(int number) =>
    [
        Invented.Serial(number), Invented.Number(number / 2), Invented.Digest("key", number), invented.Profile(number), invented.At(number) + (long)Validity.TotalMilliseconds,
        template.AsSpan(4, 1000).ToArray(), invented.At(number),
    ];

    private object?[] Certificate(int number) =>
    [
        Invented.Serial(number), Invented.Number(number / 2), Invented.Digest("key", number), invented.Profile(number), invented.Role(number), Invented.Iin(invented.Owner(number)),
        invented.At(number), invented.At(number) + (long)Validity.TotalMilliseconds, Der(number), invented.At(number),
    ];

    /// <summary>One of 33 is revoked, and every tenth of these was suspended first; some were released and are good again.</summary>
    private IEnumerable<object?[]> Events()
    {
        var number = 0L;
        for (var revoked = 0; revoked < invented.Revocations; revoked++)
        {
            var serial = Invented.Serial(revoked * 33);
            var at = invented.At(revoked * 33) + 1000;
            if (revoked % 10 == 0)
            {
                yield return [++number, serial, at, 6L, at, "registrar"];
            }

            if (revoked % 20 == 0)
            {
                yield return [++number, serial, at + 1000, 8L, at + 1000, "registrar"];
            }
            else
            {
                yield return [++number, serial, at + 2000, revoked % 2 == 0 ? 4L : 1L, revoked % 10 == 0 ? at : at + 2000, Invented.Iin(invented.Owner(revoked * 33))];
            }
        }
    }

    /// <summary>The log through its own door would be one transaction a row; here it is chained in memory and checked afterwards by the product.</summary>
    private async Task AuditAsync(DbConnection connection)
    {
        if (connection is Microsoft.Data.Sqlite.SqliteConnection)
        {
            await Bulk.RunAsync(connection, "DROP TRIGGER audit_row_follows_head; DROP TRIGGER audit_head_moves_forward");
        }

        var head = AuditHead.Beginning;
        await Bulk.WriteAsync(connection, "audit (number, at, act, by_whom, subject, detail, previous, hash)", Enumerable.Range(0, invented.Count).Select(number =>
        {
            var row = Row(number, head);
            head = new(row.Number, row.Hash);
            return new object?[] { row.Number, row.At, row.Act, row.By, row.Subject, row.Detail, row.Previous, row.Hash };
        }));
        await Bulk.RunAsync(connection, $"UPDATE audit_head SET number = {head.Number}, hash = {(connection is Npgsql.NpgsqlConnection ? $"'\\x{head.Hex}'" : $"x'{head.Hex}'")}");
    }

    // Half of it by a few registrars, as in life.
    private AuditRow Row(int number, AuditHead head)
    {
        var (act, by, subject) = (number % 4) switch
        {
            0 => ("certificate.issue", "registration", Invented.Serial(number)),
            1 => ("application.submit", Invented.Iin(invented.Owner(number)), Invented.Number(number / 2)),
            2 => ("application.confirm", Invented.Iin(number % 40), Invented.Number(number / 2)),
            _ => ("person.sign-in", Invented.Iin(invented.Owner(number)), Invented.Serial(number)),
        };
        var row = new AuditRow(number + 1, invented.At(number), act, by, subject, "application 402177350186, SHA-256 and what else a person reads", head.Hash, []);
        return row with { Hash = row.ComputeHash() };
    }

    private static byte[] Template()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=ОМАРОВ ДАНИЯР, SERIALNUMBER=IIN900101300007, C=KZ, L=АСТАНА, S=АСТАНА", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in new[]
        {
            CrlDistributionPointsExtension.Write(["http://pki.tanba.example/crl/issuing.crl"]),
            CertificatePoliciesExtension.Write("1.2.398.3.3.2.3", "http://pki.tanba.example/cps", "http://pki.tanba.example/cps"),
            AuthorityInfoAccessExtension.Write(["http://pki.tanba.example/ocsp"], ["http://pki.tanba.example/cert/issuing.cer"]),
        })
        {
            request.CertificateExtensions.Add(new X509Extension(extension.Oid, extension.Value.Span, extension.Critical));
        }

        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(request.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), now, now + Validity, Invented.SerialOctets(0));
        return certificate.RawData;
    }
}
