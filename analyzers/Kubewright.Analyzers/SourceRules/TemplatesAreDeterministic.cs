using System.Linq;
using Kubewright.Rules;
using Kubewright.Rules.Views;

namespace Kubewright.Analyzers;

/// <summary>The pod template of a StatefulSet has the same value in every run.</summary>
internal sealed class TemplatesAreDeterministic() : Rule(SourceRules.NondeterministicTemplate, StatefulSetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        // Labels that the template takes over from the selector are that rule's business.
        var spec = context.Object.At["spec"];
        var selected = RunDependentValues.Under(spec["selector"]).Select(static value => value.At.Origin).ToList();
        foreach (var (at, cause) in RunDependentValues.Under(spec["template"]).Where(value => !selected.Contains(value.At.Origin)))
        {
            context.Report(
                at,
                $"{context.Object} takes {at.Path} from {cause}, which can differ from one run to the next: an apply then replaces all pods although nothing else changed. "
                + "Write a constant, or work the value out in the container.");
        }
    }
}
