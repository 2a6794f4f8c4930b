using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Makes the storage classes that a simulated cluster brings.</summary>
public static class SimulatedStorage
{
    /// <summary>On a StorageClass: how long the simulation takes to make a volume of it, for example <c>30s</c>.</summary>
    public const string Delay = "kubewright/delay";

    /// <summary>On a StorageClass: why the simulation makes no volume of it.</summary>
    public const string Failure = "kubewright/failure";

    /// <summary>The classes of a cluster: the default one first, then those named besides it.</summary>
    public static IEnumerable<StorageClass> Classes(ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var named = options.StorageClasses.DistinctBy(static c => c.Name, StringComparer.Ordinal).ToList();
        return options.DefaultStorageClass is { } name
            ? named.Where(c => c.Name != name)
                .Prepend(named.Find(c => c.Name == name) ?? new SimulatedStorageClass(name))
                .Select(c => Class(c, isDefault: c.Name == name))
            : named.Select(static c => Class(c));
    }

    /// <summary>The StorageClass of a description.</summary>
    /// <param name="description">What it is like.</param>
    /// <param name="isDefault">Whether claims that name no class belong to it.</param>
    public static StorageClass Class(SimulatedStorageClass description, bool isDefault = false)
    {
        ArgumentNullException.ThrowIfNull(description);
        Labels annotations = isDefault ? [(VolumeNames.IsDefaultClass, "true")] : [];
        if (description.Delay is { } delay)
        {
            annotations = annotations.With(Delay, string.Create(CultureInfo.InvariantCulture, $"{delay.TotalMilliseconds:0}ms"));
        }

        if (description.Failure is { } failure)
        {
            annotations = annotations.With(Failure, failure);
        }

        return new StorageClass(new ObjectMeta { Name = description.Name, Annotations = annotations.Count == 0 ? null : annotations })
        {
            Provisioner = description.Provisions ? Provisioners.Simulated : Provisioners.None,
            ReclaimPolicy = description.ReclaimPolicy,
            VolumeBindingMode = description.WaitsForConsumer ? VolumeBindingMode.WaitForFirstConsumer : VolumeBindingMode.Immediate,
            AllowVolumeExpansion = description.AllowsExpansion ? true : null,
            AllowedTopologies = description.Zone is { } zone
                ? [new TopologySelectorTerm { MatchLabelExpressions = [new TopologySelectorLabelRequirement { Key = TopologyLabels.Zone, Values = [zone] }] }]
                : null,
        };
    }

    /// <summary>How long making a volume of a class takes.</summary>
    internal static TimeSpan DelayOf(StorageClass? storageClass, TimeSpan usual) =>
        storageClass?.Metadata.Annotations?[Delay] is { } text && DurationText.TryParse(text, out var delay) ? delay : usual;

    /// <summary>Why no volume of a class can be made; null when it can.</summary>
    internal static string? FailureOf(StorageClass storageClass) => storageClass.Metadata.Annotations?[Failure];
}
