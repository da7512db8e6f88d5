namespace Tanba.Pki.TimeStamps;

/// <summary><c>PKIFailureInfo</c> (RFC 3161 §2.4.2): the number is that of the bit.</summary>
public enum TimeStampFailure
{
    /// <summary>The digest is not known or not supported.</summary>
    BadAlgorithm = 0,

    /// <summary>The transaction is not allowed or not supported.</summary>
    BadRequest = 2,

    /// <summary>The data has the wrong format.</summary>
    BadDataFormat = 5,

    /// <summary>The clock of the authority is not available.</summary>
    TimeNotAvailable = 14,

    /// <summary>The policy is not one of this authority.</summary>
    UnacceptedPolicy = 15,

    /// <summary>The extension is not one of this authority.</summary>
    UnacceptedExtension = 16,

    /// <summary>Information that was asked for is not available.</summary>
    AddInfoNotAvailable = 17,

    /// <summary>The system has failed.</summary>
    SystemFailure = 25,
}
