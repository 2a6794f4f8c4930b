using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Gives pods their priority: that of the PriorityClass they name, else of the one that is the default, else 0.</summary>
internal static class PriorityAdmission
{
    private const int HighestOfUsers = 1_000_000_000;
    private const string SystemPrefix = "system-";

    /// <summary>The classes that every cluster has.</summary>
    public static IReadOnlyList<Scheduling.PriorityClass> System { get; } =
    [
        SystemClass("system-cluster-critical", 2_000_000_000, "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."),
        SystemClass("system-node-critical", 2_000_001_000, "Used for system critical pods that must not be moved from their current node."),
    ];

    /// <summary>The priority of a pod and whether it may push out others.</summary>
    /// <param name="spec">The pod's spec.</param>
    /// <param name="before">The stored one; null for a new pod. What admission has given a pod, nobody has to repeat.</param>
    /// <param name="snapshot">Where the classes are.</param>
    public static (Ref<Scheduling.PriorityClass>? Class, int? Priority, PreemptionPolicy? Policy) Of(PodSpec spec, PodSpec? before, ClusterSnapshot snapshot)
    {
        if (before is not null)
        {
            return (spec.PriorityClassName, spec.Priority ?? before.Priority, spec.PreemptionPolicy ?? before.PreemptionPolicy);
        }

        var priority = ClassOf(spec, snapshot);
        return (
            string.IsNullOrEmpty(spec.PriorityClassName?.Name) && priority is not null ? Ref.External<Scheduling.PriorityClass>(priority.Metadata.Name!) : spec.PriorityClassName,
            spec.Priority ?? priority?.Value ?? 0,
            spec.PreemptionPolicy ?? priority?.PreemptionPolicy ?? PreemptionPolicy.PreemptLowerPriority);
    }

    /// <summary>Why a new object is refused; null when it is not.</summary>
    public static ApiError? Refusal(IKubernetesObject obj, ClusterSnapshot snapshot)
    {
        var key = ObjectKey.Of(obj);
        switch (obj)
        {
            case Pod { Spec: { } spec }:
                var own = ClassOf(spec, snapshot);
                return own is null && spec.PriorityClassName?.Name is { Length: > 0 } name
                    ? ApiError.Forbidden(key, $"no PriorityClass with name {name} was found")
                    : spec.Priority != (own?.Value ?? 0)
                        ? ApiError.Forbidden(key, string.Create(CultureInfo.InvariantCulture, $"the integer value of priority ({spec.Priority}) must not be provided in pod spec; priority admission controller computed {own?.Value ?? 0} from the given PriorityClass name"))
                        : null;
            case Scheduling.PriorityClass { GlobalDefault: true } @class:
                return snapshot.All<Scheduling.PriorityClass>().FirstOrDefault(other => other.GlobalDefault == true && other.Metadata.Name != @class.Metadata.Name) is { } taken
                    ? ApiError.Forbidden(key, $"PriorityClass {taken.Metadata.Name} is already marked as default. Only one default can exist")
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Checks a PriorityClass.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="class">The class.</param>
    /// <param name="old">The stored one; null for a new one.</param>
    public static void Check(FieldErrors errors, Scheduling.PriorityClass @class, Scheduling.PriorityClass? old)
    {
        var name = @class.Metadata.Name ?? "";
        if (old is not null)
        {
            if (@class.Value != old.Value)
            {
                errors.Forbidden("value", "may not be changed in an update.");
            }

            if (@class.PreemptionPolicy != old.PreemptionPolicy)
            {
                errors.Invalid("preemptionPolicy", @class.PreemptionPolicy?.ToText() ?? "", "field is immutable");
            }
        }
        else if (name.StartsWith(SystemPrefix, StringComparison.Ordinal) && !System.Any(known => known.Metadata.Name == name && known.Value == @class.Value))
        {
            errors.Forbidden("metadata.name", "priority class names with 'system-' prefix are reserved for system use only");
        }
        else if (@class.Value > HighestOfUsers && !name.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            errors.Forbidden("value", string.Create(CultureInfo.InvariantCulture, $"maximum allowed value of a user defined priority is {HighestOfUsers}"));
        }
    }

    /// <summary>The class that a pod names, or the default one; null for none.</summary>
    private static Scheduling.PriorityClass? ClassOf(PodSpec spec, ClusterSnapshot snapshot) =>
        spec.PriorityClassName?.Name is { Length: > 0 } name
            ? snapshot.Find<Scheduling.PriorityClass>(name) ?? System.FirstOrDefault(known => known.Metadata.Name == name)
            : snapshot.All<Scheduling.PriorityClass>() is { Count: > 0 } all ? all.FirstOrDefault(static known => known.GlobalDefault == true) : null;

    private static Scheduling.PriorityClass SystemClass(string name, int value, string description) => new(new ObjectMeta { Name = name })
    {
        Value = value,
        Description = description,
    };
}
