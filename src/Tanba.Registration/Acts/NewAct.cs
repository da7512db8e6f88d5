namespace Tanba.Registration.Acts;

/// <summary>An act that somebody is to be asked to sign.</summary>
/// <param name="Act">Its name, as in the facts and in <c>act.NAME</c> of the words: <c>revoke</c>, <c>decline</c> …</param>
/// <param name="Iin">Who must sign.</param>
/// <param name="Subject">On what: a serial, the number of an application, an OID, an IIN. Receipts are found by it.</param>
/// <param name="Language">Of the sentences: kk, ru or en.</param>
public sealed record NewAct(string Act, string Iin, string Subject, string Language)
{
    /// <summary>What is put into the sentences.</summary>
    public IReadOnlyList<(string Name, string Value)> Values { get; init; } = [];

    /// <summary>The lines under the marker, behind act, portal, nonce and time; one line each. docs/acts.md lists them.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>What the sentences say in words and the change behind the act needs, such as a reason: kept with the order, and no line under the marker.</summary>
    public IReadOnlyList<(string Name, string Value)> Said { get; init; } = [];
}

/// <summary>What the page shows and the agent signs.</summary>
/// <param name="Id">Comes back with the signature.</param>
public sealed record ActToSign(string Id, string Text);
