using Kubewright.Rules.Networking;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>Makes a selector inside a set select the set's own pods.</summary>
internal static class SelectorFix
{
    /// <summary>Writes the set's match labels as the selector; null when the set's selector is not plain match labels that are all known.</summary>
    public static FixHint? Of(ManifestObject set, StatefulSetSpecView spec, LabelSelectorView selector) =>
        HeadlessService.MatchLabels(spec.Selector) is { } labels
            ? new FixHint("Select the set's own pods", new SetValueEdit(set.Key, selector.At.Path, Build.Object(("matchLabels", labels))))
            : null;
}
