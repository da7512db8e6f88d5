using Tanba.Pki.Crls;

namespace Tanba.Registration.WrittenOrders;

/// <summary>What a document orders to be done with a certificate.</summary>
public enum OrderedAct
{
    Revoke,
    Suspend,
    Release,
}

/// <summary>What a registrar writes down of a document: what it orders, on which certificate, and how to find the document again.</summary>
public sealed record NewWrittenOrder(string Serial, OrderedAct Act, RevocationReason Reason, string DocumentNumber, DateOnly DocumentDate, Scan Scan, string Registrar);

/// <summary>An order as it is kept; the scan itself is fetched when somebody asks for it.</summary>
public sealed record WrittenOrder(
    string Id,
    string Serial,
    OrderedAct Act,
    RevocationReason Reason,
    string DocumentNumber,
    DateOnly DocumentDate,
    string ScanType,
    string ScanDigest,
    string Registrar,
    DateTimeOffset At,
    DateTimeOffset? CarriedOutAt);
