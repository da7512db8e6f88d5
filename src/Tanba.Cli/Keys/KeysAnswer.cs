using Tanba.Cli.Installation;
using Tanba.Pki;

namespace Tanba.Cli.Keys;

/// <summary>What a command on a key file says at the end, and with which exit code.</summary>
internal static class KeysAnswer
{
    public static int Done<T>(bool asJson, T answer, IEnumerable<string> lines)
    {
        Write(asJson, answer, lines);
        return Exit.Done;
    }

    /// <summary>
    /// 1: it was read and refused (wrong password, damaged, over a limit: the code says which); 2: there is nothing to read, or
    /// no password was given.
    /// </summary>
    public static int Refuse(bool asJson, Rejection refused)
    {
        if (asJson)
        {
            Write(asJson, new { refused = refused.Code, detail = refused.Detail }, []);
        }

        var code = Exit.Refuse(refused);
        return refused.Code is "keystore.not-found" or "password.not-given" ? Exit.WrongUse : code;
    }

    private static void Write<T>(bool asJson, T answer, IEnumerable<string> lines)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(asJson ? TanbaFile.Text(answer) : System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => Printable(line) + Environment.NewLine))));
    }

    /// <summary>A name in a file may hold what a terminal obeys.</summary>
    private static string Printable(string line) => string.Concat(line.Select(letter => char.IsControl(letter) ? '\ufffd' : letter));
}
