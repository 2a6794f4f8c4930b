using System;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Every environment variable has a name that the cluster's release takes.</summary>
public sealed class EnvNamesAreValid() : StatefulSetRule(new(
    "KW9018", "env-name-invalid", "Every environment variable has a name that the cluster's release takes",
    RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <summary>The minor release from which any printable ASCII is taken.</summary>
    private const int Relaxed = 32;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            foreach (var variable in container.View.Env)
            {
                if (variable.Name.TryGet(out var name) && Problem(name, context.Cluster.Version) is { } problem)
                {
                    var cure = Cure(name);
                    context.Report(
                        variable.Name.At,
                        $"{context.Object}: {container} has the variable '{ShownValue.Cut(name)}', which is no name for one: {problem}. "
                        + $"The container is refused or does not start. {(cure is null ? "Give it a name." : $"Write {cure}.")}",
                        cure is null ? null : new FixHint($"Rename it to {cure}", new SetValueEdit(context.Object.Key, variable.Name.Path, Build.Text(cure))));
                }
            }
        }
    }

    /// <summary>What is wrong in every release, or in the cluster's where that is known.</summary>
    private static string? Problem(string name, KubernetesVersion? release)
    {
        if (name.Length == 0)
        {
            return "it is empty";
        }

        if (name.FirstOrDefault(static c => c is < ' ' or > '~' or '=') is var bad && bad != default)
        {
            return bad == '=' ? "'=' ends a name" : "it has characters beyond printable ASCII";
        }

        if (release is not { } version || version.IsAtLeast(Relaxed))
        {
            return null;
        }

        var before = $"before Kubernetes 1.{Relaxed}";
        return name.FirstOrDefault(static c => !IsPlain(c)) is var odd && odd != default ? $"{before} '{odd}' is not allowed; letters, digits, '-', '_' and '.' are"
            : name[0] is >= '0' and <= '9' ? $"{before} it must not begin with a digit"
            : name == "." || name.StartsWith("..", StringComparison.Ordinal) ? $"{before} it must not be '.' or begin with '..'"
            : null;
    }

    private static string? Cure(string name)
    {
        var plain = new string([.. name.Select(static c => IsPlain(c) ? c : '_')]).TrimStart('.');
        return plain.Trim('_', '-', '.').Length == 0 ? null : plain[0] is >= '0' and <= '9' ? "_" + plain : plain;
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
