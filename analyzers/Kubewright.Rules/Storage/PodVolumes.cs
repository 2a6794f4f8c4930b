using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>What a set's pods have as volumes, and what their containers do with them.</summary>
internal sealed class PodVolumes
{
    private static readonly ConditionalWeakTable<Node, PodVolumes> Made = new();

    private readonly Dictionary<string, VolumeClaimView> _templates = [];
    private readonly Dictionary<string, VolumeView> _volumes = [];

    private PodVolumes(StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        NamesAreComplete = set.VolumeClaimTemplates.IsComplete && pod.Volumes.IsComplete;
        foreach (var template in set.VolumeClaimTemplates)
        {
            NamesAreComplete &= !template.Metadata.Name.IsUnknown;
            if (template.Metadata.Name.TryGet(out var name))
            {
                // Of two with one name only the last counts.
                HasDuplicateTemplates |= _templates.ContainsKey(name);
                _templates[name] = template;
            }
        }

        foreach (var volume in pod.Volumes)
        {
            NamesAreComplete &= !volume.Name.IsUnknown;
            if (volume.Name.TryGet(out var name))
            {
                _volumes[name] = volume;
            }
        }

        var containers = PodContainers.Of(pod).ToList();
        Uses = [.. containers.SelectMany(UsesOf)];
        UsesAreComplete = PodContainers.AreComplete(pod)
            && containers.TrueForAll(static container => container.View.VolumeMounts.IsComplete && container.View.VolumeDevices.IsComplete)
            && Uses.All(static use => !use.Volume.IsUnknown);
    }

    /// <summary>Whether the names of all volumes and claim templates are known.</summary>
    public bool NamesAreComplete { get; }

    /// <summary>Whether two claim templates have one name.</summary>
    public bool HasDuplicateTemplates { get; }

    /// <summary>Every use of a volume by a container, init containers first.</summary>
    public ImmutableArray<VolumeUse> Uses { get; }

    /// <summary>Whether <see cref="Uses"/> has every use, each with its volume's name.</summary>
    public bool UsesAreComplete { get; }

    /// <summary>The names of all volumes and claim templates.</summary>
    public IEnumerable<string> Names => _templates.Keys.Concat(_volumes.Keys);

    /// <summary>The volumes of a set's pods; a dozen rules ask, so they are read once.</summary>
    public static PodVolumes Of(StatefulSetSpecView set) => Made.GetValue(set.At.Node, _ => new PodVolumes(set));

    /// <summary>The uses by one container.</summary>
    public static IEnumerable<VolumeUse> UsesOf(PodContainer container) =>
        container.View.VolumeMounts.Select(mount => new VolumeUse(container, mount.Name, mount.MountPath, mount))
            .Concat(container.View.VolumeDevices.Select(device => new VolumeUse(container, Scalar.Reference(device.Name.At), device.DevicePath, null)));

    /// <summary>Whether a volume or claim template has the name.</summary>
    public bool Has(string name) => _templates.ContainsKey(name) || _volumes.ContainsKey(name);

    /// <summary>The claim template that the use is of; null when it is of something else, or nobody can say.</summary>
    public VolumeClaimView? TemplateOf(VolumeUse use) =>
        use.Volume.TryGet(out var name) && !HasDuplicateTemplates && _templates.TryGetValue(name.Name, out var template) ? template : null;

    /// <summary>What is behind the use's volume. A claim template takes the place of a volume of its name.</summary>
    public VolumeKind KindOf(VolumeUse use) =>
        !use.Volume.TryGet(out var name) ? VolumeKind.Other
        : _templates.ContainsKey(name.Name) ? VolumeKind.ClaimTemplate
        : NamesAreComplete && _volumes.TryGetValue(name.Name, out var volume) ? KindOf(volume)
        : VolumeKind.Other;

    /// <summary>What a volume of the pod template is.</summary>
    public static VolumeKind KindOf(VolumeView volume) =>
        volume.PersistentVolumeClaim.At.IsKnown ? VolumeKind.SharedClaim
        : volume.EmptyDir.At.IsKnown || volume.Ephemeral.At.IsKnown ? VolumeKind.Transient
        : volume.HostPath.At.IsKnown ? VolumeKind.HostPath
        : volume.ConfigMap.At.IsKnown || volume.Secret.At.IsKnown || volume.Projected.At.IsKnown || volume.DownwardAPI.At.IsKnown || volume.Image.At.IsKnown ? VolumeKind.Files
        : VolumeKind.Other;
}
