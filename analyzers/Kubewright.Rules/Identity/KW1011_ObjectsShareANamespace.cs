using System.Linq;

namespace Kubewright.Rules.Identity;

/// <summary>Objects write their namespace, all of them the same.</summary>
public sealed class ObjectsShareANamespace() : Rule(new(
    "KW1011", "namespace-default", "Objects write their namespace, all of them the same",
    RuleCategory.Identity, Severity.Info, RulePreset.All, RuleScope.ManifestSet))
{
    private const string Default = "default";

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var ns = context.Object.Namespace;
        if (context.Object.KnownKind is not { } kind || !NamespacedKinds.Contains(kind) || !(ns.Is(Default) == true || (ns.IsAbsent && context.Cluster.Namespace is null)))
        {
            return;
        }

        var others = IdentityIndex.Of(context.Manifests).FirstOfNamespaces.Where(static other => other.Namespace.Is(Default) == false).ToList();
        if (others.Count == 0 || ns.IsKnown)
        {
            var fact = ns.IsKnown
                ? "is in namespace 'default', where everything lands that names none"
                : "writes no namespace, so it goes wherever the one who applies it happens to be";
            context.Report(ns.At, $"{context.Object} {fact}: a second apply from elsewhere makes a second object. Write the namespace that it belongs to.");
            return;
        }

        var first = others[0];
        context.Report(
            ns.At,
            $"{context.Object} writes no namespace, while {first} is in '{first.Namespace}'. Applied from another namespace the two part, and references between them do not resolve. "
            + "Write the same namespace on all.",
            others.Count > 1 || context.Manifests.IsOpen
                ? null
                : new FixHint($"Put it in namespace '{first.Namespace}'", new SetValueEdit(context.Object.Key, ns.Path, Build.Text(first.Namespace.ToString()))),
            first.Namespace.Origin);
    }
}
