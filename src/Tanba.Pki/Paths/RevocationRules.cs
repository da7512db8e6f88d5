namespace Tanba.Pki.Paths;

/// <summary>Whether any certificate of a path is revoked, by OCSP replies and lists; what was known later decides.</summary>
internal sealed class RevocationRules(OcspRules ocsp, CrlRules crls, RevocationChecking checking)
{
    /// <summary>The facts of each certificate below the root, leaf first, and the first fault from the root down.</summary>
    public (PathFault? Fault, IReadOnlyList<RevocationFact> Facts) Check(BuiltPath path)
    {
        var facts = new RevocationFact[path.Chain.Count - 1];
        PathFault? fault = null;
        for (var i = facts.Length - 1; i >= 0 && fault is null; i--)
        {
            facts[i] = Find(path, i);
            fault = Judge(facts[i]);
        }

        return (fault, [.. facts.Where(fact => fact is not null)]);
    }

    /// <summary>What is known of one certificate.</summary>
    public RevocationFact Find(IssuedLink link)
    {
        var (reply, list) = (ocsp.Find(link), crls.Find(link));
        return reply is null ? list ?? new(link.Subject, RevocationSource.None)
            : list is null || reply.ThisUpdate > list.ThisUpdate || (reply.ThisUpdate == list.ThisUpdate && reply.IsRevoked) ? reply
            : list;
    }

    private RevocationFact Find(BuiltPath path, int index)
    {
        var (subject, issuer) = (path.Chain[index].Certificate, path.Chain[index + 1].Certificate);
        return path.KeyOf(index + 1) is { } key ? Find(new IssuedLink(subject, issuer, key, path.Root)) : new(subject, RevocationSource.None);
    }

    private PathFault? Judge(RevocationFact fact)
    {
        if (fact.IsRevoked)
        {
            return new(PathReason.Revoked, $"{fact.Certificate} was revoked at {fact.RevokedAt:u}, reason {fact.Reason}", "RFC 5280 §6.3");
        }

        return fact.IsGood || checking != RevocationChecking.Required ? null
            : new(PathReason.RevocationUnknown, $"nothing believable says whether {fact.Certificate} is revoked", "RFC 5280 §6.3.3");
    }
}
