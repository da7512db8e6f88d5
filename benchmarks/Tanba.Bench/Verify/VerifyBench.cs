namespace Tanba.Bench.Verify;

/// <summary>What a relying party does all day, beside libcrypto and the platform's own classes.</summary>
internal static class VerifyBench
{
    public static int Run()
    {
        if (!OpenSslVerify.IsHere)
        {
            Console.Error.WriteLine("libcrypto.so.3 is not here. Install OpenSSL 3 and run this again.");
            return 2;
        }

        Console.WriteLine("per CPU-second of one core                   Tanba");
        foreach (var kind in (string[])["rsa2048", "p256"])
        {
            PathRace.Run(kind);
            DocumentRace.Run(kind);
        }

        return 0;
    }
}
