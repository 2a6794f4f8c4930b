using System;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules;
using Kubewright.Rules.Views;

namespace Kubewright.Analyzers;

/// <summary>Fields of a StatefulSet that never change have the same value in every run.</summary>
internal sealed class ImmutableValuesAreDeterministic() : Rule(SourceRules.NondeterministicImmutableValue, StatefulSetView.ObjectKind)
{
    private static readonly ImmutableArray<(string Owner, string Name)> Fields =
    [
        ("metadata", "name"), ("metadata", "namespace"),
        ("spec", "selector"), ("spec", "serviceName"), ("spec", "podManagementPolicy"), ("spec", "volumeClaimTemplates"),
    ];

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var (at, cause) in Fields.SelectMany(field => RunDependentValues.Under(context.Object.At[field.Owner][field.Name])))
        {
            var consequence = at.Path.StartsWith("metadata", StringComparison.Ordinal)
                ? "each apply makes another set, with empty volumes, beside the one before"
                : "the API server rejects the next apply, because the field never changes";
            context.Report(at, $"{context.Object} takes {at.Path} from {cause}, which can differ from one run to the next: {consequence}. Write a constant.");
        }
    }
}
