using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>Edits of pod template labels.</summary>
internal static class PodLabelFix
{
    /// <summary>
    /// Writes the template's labels together with <paramref name="more"/>; null when some of them are unknown. The ones that
    /// are there are written again, for in C# they may follow from the selector until labels of the pods are written.
    /// </summary>
    public static SetEntriesEdit? Write(ManifestObject set, MapView<Value<string>> labels, params IEnumerable<FixEntry> more) =>
        labels.IsComplete && labels.All(static label => label.Value.IsKnown)
            ? new SetEntriesEdit(set.Key, labels.At.Path, EquatableArray<FixEntry>.From(
                [.. labels.Select(static label => new FixEntry(label.Key, label.Value.ToString())), .. more]))
            : null;

    /// <summary>Whether the labels are not written themselves but follow from the selector's.</summary>
    public static bool Follow(MapView<Value<string>> labels, MapView<Value<string>> selector) =>
        labels.At.IsKnown && labels.At.Origin == selector.At.Origin && labels.At.Origin != Origin.None;
}
