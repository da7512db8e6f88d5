namespace Tanba.Registration.Staff;

/// <summary>What a member of staff is trusted with. What each role may do, the server's table of access says.</summary>
public enum StaffRole
{
    /// <summary>Sees people and their documents, confirms and refuses applications.</summary>
    Registrar,

    /// <summary>Looks after issuers, profiles and revocation lists.</summary>
    Officer,

    /// <summary>Looks after centres, staff and the register of information systems.</summary>
    Administrator,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,
}
