using Tanba.Pki;

namespace Tanba.Cli;

/// <summary>What the program says to its caller at the end.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>It was understood and refused; the reason is on standard error.</summary>
    public const int Refused = 1;

    /// <summary>The command line was not understood.</summary>
    public const int WrongUse = 2;

    public static int Refuse(Rejection rejection) => Refuse(rejection.ToString());

    public static int Refuse(string reason)
    {
        Console.Error.WriteLine($"tanba: {reason}");
        return Refused;
    }
}
