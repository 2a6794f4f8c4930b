using System.Linq;
using System.Text.RegularExpressions;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Every environment variable has one source, and one that exists.</summary>
public sealed class EnvSourcesAreValid() : StatefulSetRule(new(
    "KW9019", "env-source-invalid", "Every environment variable has one source, and one that exists",
    RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    private static readonly string[] PodFields =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    private static readonly Regex PodMapEntry = new(@"\Ametadata\.(labels|annotations)\['[^']+'\]\z", RegexOptions.CultureInvariant);

    private static readonly TypeFacts Source = Schemas.Find("io.k8s.api.core.v1.EnvVarSource")!;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            foreach (var variable in container.View.Env)
            {
                Check(context, container, variable);
            }
        }
    }

    private static void Check(RuleContext context, PodContainer container, EnvVarView variable)
    {
        var source = variable.ValueFrom;
        if (!source.At.IsKnown)
        {
            return;
        }

        var given = Source.OneOf.Where(name => source.At[name].IsKnown).ToList();
        if (variable.Value.TryGet(out var value) && value.Length > 0)
        {
            Report(
                context, container, variable, variable.Value.At, "has both value and valueFrom", "Keep one of them.",
                new FixHint("Remove the value", new RemoveValueEdit(context.Object.Key, variable.Value.Path)));
        }

        if (given.Count > 1)
        {
            Report(context, container, variable, source.At, $"takes its value from {Phrases.And(given)} at once", "Keep one of them.");
        }
        else if (given.Count == 0 && Source.OneOf.All(name => source.At[name].IsAbsent))
        {
            Report(context, container, variable, source.At, "has a valueFrom that names no source", $"Name one of {string.Join(", ", Source.OneOf)}.");
        }

        if (source.FieldRef.FieldPath.TryGet(out var path) && path.Length > 0 && !PodFields.Contains(path) && !PodMapEntry.IsMatch(path))
        {
            var near = ClosestName.Find(path, PodFields);
            Report(
                context, container, variable, source.FieldRef.FieldPath.At, $"reads the pod's field '{ShownValue.Cut(path)}', which is none that a variable can read",
                near is null ? $"The fields are {string.Join(", ", PodFields)}, metadata.labels['key'] and metadata.annotations['key']." : $"Write {near}.",
                near is null ? null : new FixHint($"Write {near}", new SetValueEdit(context.Object.Key, source.FieldRef.FieldPath.Path, Build.Text(near))));
        }

        foreach (var key in new[] { source.ConfigMapKeyRef.Key, source.SecretKeyRef.Key })
        {
            if (key.TryGet(out var text) && KubernetesNames.ConfigKeyProblem(text) is { } problem)
            {
                Report(context, container, variable, key.At, $"reads the key '{ShownValue.Cut(text)}', which no ConfigMap or Secret can have: {problem}", "Write the key as it is there.");
            }
        }
    }

    private static void Report(RuleContext context, PodContainer container, EnvVarView variable, NodeAt at, string fact, string cure, FixHint? fix = null)
    {
        var name = variable.Name.TryGet(out var text) ? $"the variable {text}" : "a variable";
        context.Report(at, $"{context.Object}: {name} of {container} {fact}. The API server refuses the pod. {cure}", fix);
    }
}
