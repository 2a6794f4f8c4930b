namespace Kubewright.Runtime;

/// <summary>The pods of one disruption budget, counted as they change, so that no pod has to be looked at twice.</summary>
internal sealed class BudgetTally
{
    private readonly Dictionary<string, (string Uid, bool IsHealthy, ObjectKey? Owner)> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, int> _owners = [];

    /// <summary>How many pods there are.</summary>
    public int Count => _pods.Count;

    /// <summary>How many of them are ready and not being deleted.</summary>
    public int Healthy { get; private set; }

    /// <summary>How many are controlled by nobody.</summary>
    public int WithoutOwner { get; private set; }

    /// <summary>Who controls the others.</summary>
    public IEnumerable<ObjectKey> Owners => _owners.Keys;

    /// <summary>Whether an object controls some of the pods.</summary>
    public bool IsOwnedBy(ObjectKey owner) => _owners.ContainsKey(owner);

    /// <summary>Whether a pod is counted as healthy.</summary>
    public bool IsHealthy(string name) => _pods.TryGetValue(name, out var pod) && pod.IsHealthy;

    /// <summary>Notes a pod as it is now.</summary>
    /// <returns>Whether that changes a count.</returns>
    public bool Set(Pod pod)
    {
        var name = pod.Metadata.Name ?? "";
        var owner = OwnerReferences.ControllerOf(pod) is { } reference
            ? ObjectKey.Of(reference.Kind, pod.Metadata.Namespace, reference.Name)
            : (ObjectKey?)null;
        var entry = (pod.Metadata.Uid ?? "", !PodHealth.IsTerminating(pod) && PodHealth.IsReady(pod, out _), owner);
        if (_pods.TryGetValue(name, out var known) && known == entry)
        {
            return false;
        }

        Remove(name);
        _pods.Add(name, entry);
        Healthy += entry.Item2 ? 1 : 0;
        if (owner is { } key)
        {
            _owners[key] = _owners.GetValueOrDefault(key) + 1;
        }
        else
        {
            WithoutOwner++;
        }

        return true;
    }

    /// <summary>Forgets a pod.</summary>
    /// <returns>Whether it was counted.</returns>
    public bool Remove(string name)
    {
        if (!_pods.Remove(name, out var known))
        {
            return false;
        }

        Healthy -= known.IsHealthy ? 1 : 0;
        if (known.Owner is not { } key)
        {
            WithoutOwner--;
        }
        else if (--_owners[key] == 0)
        {
            _owners.Remove(key);
        }

        return true;
    }
}
