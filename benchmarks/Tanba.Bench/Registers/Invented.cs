using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tanba.Authority.Store;
using Tanba.Registration.Applications;

namespace Tanba.Bench.Registers;

/// <summary>Everything about the n-th person, certificate and application, the same each time: nothing of a million rows need be remembered.</summary>
internal sealed class Invented(int count)
{
    private const int PerPerson = 4;

    // Prime to ten, so that eleven digits are gone through in an order that looks like chance.
    private const long Step = 72_589_243_513;
    private const long ElevenDigits = 100_000_000_000;

    private static readonly string[] Surnames = ["ОМАРОВ", "СЕРІКОВ", "КИМ", "АХМЕТОВ", "ИВАНОВ", "НҰРЛАНОВ", "ПЕТРОВ", "ЖҮНІСОВ", "ШМИДТ", "ӘБДІРОВ", "ТӨЛЕГЕНОВ", "ҚАЛИЕВ"];
    private static readonly string[] Names = ["ДАНИЯР", "АЙГЕРІМ", "АННА", "ЕРЛАН", "МАРИЯ", "БОЛАТ", "САУЛЕ", "ИГОРЬ", "ӘЛИЯ", "ТИМУР"];
    private static readonly string[] States = ["Installed", "Installed", "Rejected", "Lapsed"];

    private readonly long first = TimeProvider.System.GetUtcNow().AddDays(-900).Milliseconds();

    // The newest certificate is of today.
    private readonly double step = 900.0 * 24 * 60 * 60 * 1000 / count;

    public int Count => count;

    public int People => Math.Max(1, count / PerPerson);

    public int Revocations => count / 33;

    public static string Iin(int person) => (100_000_000_000 + person).ToString(CultureInfo.InvariantCulture);

    public static string Surname(int person) => $"{Surnames[person % Surnames.Length]}{Convert.ToHexString(BitConverter.GetBytes(person / 997))[..2]}";

    public static string GivenName(int person) => Names[person / 7 % Names.Length];

    /// <summary>20 octets as the authority draws them.</summary>
    public static byte[] SerialOctets(int certificate)
    {
        var octets = SHA256.HashData(Encoding.ASCII.GetBytes($"serial {certificate}"))[..20];
        octets[0] = (byte)((octets[0] & 0x3F) | 0x40);
        return octets;
    }

    public static string Serial(int certificate) => Convert.ToHexStringLower(SerialOctets(certificate));

    public static string Centre(int application) => $"centre-{application % 17}";

    public static byte[] Digest(string what, int number) => SHA256.HashData(Encoding.ASCII.GetBytes($"{what} {number}"));

    public static string Number(int application)
    {
        var eleven = ((long)((Int128)application * Step % ElevenDigits)).ToString("D11", CultureInfo.InvariantCulture);
        return Enumerable.Range(0, 10).Select(digit => $"{eleven}{digit}").First(number => ApplicationNumber.Parse(number).Try(out _, out _));
    }

    public int Owner(int certificate) => certificate / PerPerson % People;

    /// <summary>When it was issued or handed in: one after the other over two and a half years.</summary>
    public long At(int number) => first + (long)(number * step);

    /// <summary>Two of a hundred still wait for a registrar; they are the newest.</summary>
    public string State(int application) => application > count - (count / 50) ? "Submitted" : States[application % States.Length];

    public string Profile(int certificate) => certificate % 2 == 0 ? "individual-auth-rsa" : "individual-sign-rsa";

    public string Role(int certificate) => certificate % 2 == 0 ? "auth" : "sign";
}
