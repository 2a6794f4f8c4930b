using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>A check of a StatefulSet.</summary>
/// <param name="descriptor">What is the same for every finding.</param>
public abstract class StatefulSetRule(RuleDescriptor descriptor) : Rule(descriptor, StatefulSetView.ObjectKind)
{
    /// <inheritdoc/>
    public sealed override void Check(RuleContext context) => Check(context, new StatefulSetView(context.Object.At).Spec);

    /// <summary>Checks a set.</summary>
    /// <param name="context">The set as an object, what surrounds it, and where to report.</param>
    /// <param name="set">The set's <c>spec</c>.</param>
    protected abstract void Check(RuleContext context, StatefulSetSpecView set);
}
