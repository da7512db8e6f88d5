using System.Text;
using System.Text.Json;

namespace Tanba.Cli.Verification;

/// <summary>Prints what a verification found: as JSON, in words, or in one sentence why nothing could be judged.</summary>
internal static class PrintAnswer
{
    /// <summary>What the program ends with.</summary>
    public static int Run<T>(T answer, PrintedEnd end, bool json, Func<T, string> words)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(answer, PathAnswer.Form));
        }
        else if (end.Code == Exit.WrongUse)
        {
            Console.Error.WriteLine($"tanba: {end.Detail} [{end.Reason}]");
        }
        else
        {
            using var output = Console.OpenStandardOutput();
            output.Write(Encoding.UTF8.GetBytes(words(answer)));
        }

        return end.Code;
    }
}

/// <summary>How an answer ends.</summary>
internal readonly record struct PrintedEnd(int Code, string? Reason, string Detail);
