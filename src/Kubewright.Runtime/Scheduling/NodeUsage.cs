namespace Kubewright.Runtime;

/// <summary>What the pods of one node use together, kept as pods come and go.</summary>
internal sealed class NodeUsage
{
    private readonly Dictionary<string, int> _byOwner = new(StringComparer.Ordinal);
    private Dictionary<string, Quantity>? _requested;
    private Dictionary<HostPort, int>? _ports;
    private int _pods;

    /// <summary>The load a pod of an owner would find there.</summary>
    public NodeLoad LoadOf(Node node, string? owner) => new(node, owner is null ? 0 : _byOwner.GetValueOrDefault(owner), _pods)
    {
        Requested = _requested,
        Ports = _ports,
    };

    /// <summary>Counts a pod in, or out.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="sign">1 for in, -1 for out.</param>
    public void Count(Pod pod, int sign)
    {
        _pods += sign;
        if (OwnerReferences.ControllerOf(pod)?.Uid is { } owner)
        {
            Bump(_byOwner, owner, sign);
        }

        foreach (var (name, amount) in PodResources.Of(pod))
        {
            _requested ??= new(StringComparer.Ordinal);
            var before = _requested.GetValueOrDefault(name);
            _requested[name] = sign > 0 ? before + amount : before - amount;
        }

        foreach (var port in HostPort.Of(pod))
        {
            Bump(_ports ??= [], port, sign);
        }
    }

    private static void Bump<T>(Dictionary<T, int> counts, T key, int sign)
        where T : notnull
    {
        var count = counts.GetValueOrDefault(key) + sign;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }
}
