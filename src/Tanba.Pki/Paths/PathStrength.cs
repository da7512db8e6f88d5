namespace Tanba.Pki.Paths;

/// <summary>How strong the keys and the signatures of a path must be. The own signature of a root is asked nothing.</summary>
public enum PathStrength
{
    /// <summary>What was believed at the time in question: RSA of at least 1024 bits; SHA-1 until 2017, DSA until 2024, MD5 never.</summary>
    Usual,

    /// <summary>Whatever can be checked, MD5, SHA-1 and RSA of 512 bits too: for what lay in an archive, when something else shows its age. Never for a decision of today.</summary>
    Any,

    /// <summary>112 bits (NIST SP 800-57 part 1 §5.6.1), at whatever time: RSA of at least 2048 bits, no SHA-1, no DSA.</summary>
    Bits112,

    /// <summary>128 bits: as <see cref="Bits112"/>, with RSA of at least 3072.</summary>
    Bits128,
}
