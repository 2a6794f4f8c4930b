using System;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>The cluster's release has every kind and field that is used.</summary>
public sealed class FieldsExistInTheRelease() : Rule(new(
    "KW9014", "field-newer-than-cluster", "The cluster's release has every kind and field that is used",
    RuleCategory.Schema, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Cluster.Version is not { } release || Schemas.Of(context.Object) is not { } kind)
        {
            return;
        }

        if (IsOlder(release, kind.Since))
        {
            context.Report(
                context.Object.At["apiVersion"],
                $"{context.Object} is of {context.Object.ApiVersion}, which Kubernetes {release} does not serve: it came with {kind.Since}. "
                + "The API server refuses the object. Raise the cluster, or use an older version of the kind.");
            return;
        }

        var reported = "";
        foreach (var value in context.Object.Values)
        {
            // The server writes the status; what a field holds is no news once the field itself is.
            if (value is { Property: { } property, Holder: null, At: { IsKnown: true, Path: var path } }
                && IsOlder(release, property.EnabledSince ?? property.Since)
                && !IsWithin(path, "status")
                && !(reported.Length > 0 && IsWithin(path, reported)))
            {
                reported = path;
                context.Report(value.At, $"{context.Object} sets {path}, which {Fact(release, property)} Raise the cluster to {property.EnabledSince ?? property.Since}, or leave the field out.");
            }
        }
    }

    private static string Fact(KubernetesVersion release, PropertyFacts property) => IsOlder(release, property.Since)
        ? $"Kubernetes {release} drops or rejects: the field came with {property.Since}{(property.EnabledSince is { } enabled ? $" and is on by default since {enabled}" : "")}."
        : $"Kubernetes {release} drops unless its feature gate is on: the field is on by default since {property.EnabledSince}.";

    private static bool IsOlder(KubernetesVersion release, KubernetesVersion? since) => since is { } first && release.CompareTo(first) < 0;

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] is '.' or '[');
}
