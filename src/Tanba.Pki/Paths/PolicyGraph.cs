using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Paths;

/// <summary>
/// valid_policy_graph (RFC 9618 §4, §5): one node for a policy at each depth, with as many parents as expect it, where RFC 5280 had a tree
/// with a node for every way, which grows exponentially. Nodes and edges are bounded by the length of the extensions.
/// </summary>
internal sealed class PolicyGraph
{
    private readonly List<Dictionary<string, Node>> depths = [new(StringComparer.Ordinal) { [Oids.AnyPolicy] = new(Oids.AnyPolicy, []) }];

    /// <summary>Whether it is NULL.</summary>
    public bool IsEmpty => depths[^1].Count == 0;

    /// <summary>RFC 9618 §5.2, for §6.1.3 (d), (e). An absent extension empties the graph.</summary>
    public void Descend(IReadOnlyList<string> policies, bool anyPolicyCounts)
    {
        var (above, level) = (depths[^1], new Dictionary<string, Node>(StringComparer.Ordinal));
        var expecting = new Dictionary<string, List<Node>>(StringComparer.Ordinal);
        foreach (var node in above.Values)
        {
            foreach (var expected in node.Expected)
            {
                (expecting.TryGetValue(expected, out var nodes) ? nodes : expecting[expected] = []).Add(node);
            }
        }

        foreach (var policy in policies.Where(policy => policy != Oids.AnyPolicy))
        {
            // (d)(1)(i), else (ii): below a node that expects it, else below anyPolicy.
            if (expecting.TryGetValue(policy, out var parents))
            {
                level[policy] = new(policy, parents);
            }
            else if (above.TryGetValue(Oids.AnyPolicy, out var any))
            {
                level[policy] = new(policy, [any]);
            }
        }

        if (anyPolicyCounts && policies.Contains(Oids.AnyPolicy))
        {
            // (d)(2): whatever is expected and was not named.
            foreach (var (expected, parents) in expecting)
            {
                level.TryAdd(expected, new(expected, parents));
            }
        }

        depths.Add(level);
        Prune();
    }

    /// <summary>RFC 9618 §5.3, for §6.1.4 (b).</summary>
    public void Map(IReadOnlyList<PolicyMapping> mappings, bool isInhibited)
    {
        var level = depths[^1];
        foreach (var group in mappings.GroupBy(mapping => mapping.IssuerDomain, StringComparer.Ordinal))
        {
            if (isInhibited)
            {
                level.Remove(group.Key);
            }
            else if (level.TryGetValue(group.Key, out var node))
            {
                node.Expected = [.. group.Select(mapping => mapping.SubjectDomain).Distinct(StringComparer.Ordinal)];
            }
            else if (level.TryGetValue(Oids.AnyPolicy, out var any))
            {
                level[group.Key] = new(group.Key, any.Parents) { Expected = [.. group.Select(mapping => mapping.SubjectDomain).Distinct(StringComparer.Ordinal)] };
            }
        }

        Prune();
    }

    /// <summary>
    /// RFC 9618 §5.4, for §6.1.5 (g): the policies, as the first domain calls them, that hold for the whole path and are accepted.
    /// <see cref="Oids.AnyPolicy"/> is among them when any other holds too and any is accepted.
    /// </summary>
    public IReadOnlyList<string> Constrained(IReadOnlySet<string> accepted)
    {
        if (IsEmpty)
        {
            return [];
        }

        var anyHolds = depths[^1].ContainsKey(Oids.AnyPolicy);
        var named = depths.Skip(1)
            .SelectMany(level => level.Values)
            .Where(node => node.Policy != Oids.AnyPolicy && node.Parents.Any(parent => parent.Policy == Oids.AnyPolicy))
            .Select(node => node.Policy)
            .Distinct(StringComparer.Ordinal);
        return accepted.Count == 0 || accepted.Contains(Oids.AnyPolicy)
            ? [.. anyHolds ? named.Prepend(Oids.AnyPolicy) : named]
            : [.. anyHolds ? accepted.Order(StringComparer.Ordinal) : named.Where(accepted.Contains)];
    }

    /// <summary>§6.1.3 (d)(3): a node above the last depth that has no child goes.</summary>
    private void Prune()
    {
        for (var depth = depths.Count - 1; depth > 0; depth--)
        {
            var parents = depths[depth].Values.SelectMany(node => node.Parents).ToHashSet();
            foreach (var (policy, node) in depths[depth - 1].ToList())
            {
                if (!parents.Contains(node))
                {
                    depths[depth - 1].Remove(policy);
                }
            }
        }
    }

    private sealed class Node(string policy, IReadOnlyList<Node> parents)
    {
        public string Policy { get; } = policy;

        public IReadOnlyList<Node> Parents { get; } = parents;

        public IReadOnlyList<string> Expected { get; set; } = [policy];
    }
}
