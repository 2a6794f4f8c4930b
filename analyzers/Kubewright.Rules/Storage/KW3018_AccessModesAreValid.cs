using System;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>The access modes of claim templates are valid.</summary>
public sealed class AccessModesAreValid() : StatefulSetRule(new(
    "KW3018", "claim-access-modes-invalid", "The access modes of claim templates are valid",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            var modes = template.Spec.AccessModes;
            if (!modes.IsComplete || modes.Any(static mode => !mode.IsKnown))
            {
                continue;
            }

            var unknown = modes.Where(static mode => Array.IndexOf(Known, mode.ToString()) < 0).ToList();
            var (at, fact) = modes.Count == 0 ? (ClaimText.Place(template, modes.At), "has no access mode")
                : unknown.Count > 0 ? (unknown[0].At, Unknown(unknown[0].ToString()))
                : modes.Count > 1 && modes.Any(static mode => mode.Is(OncePod) == true) ? (modes.First(static mode => mode.Is(OncePod) == true).At, $"combines {OncePod} with another access mode")
                : default;
            if (fact is not null)
            {
                context.Report(
                    at,
                    $"{context.Object} has {ClaimText.Of(template)}, which {fact}: the API server refuses its claims, so no pod is created. "
                    + "Set accessModes to [ReadWriteOnce], which every provisioner has.",
                    new FixHint("Set accessModes to ReadWriteOnce", new SetValueEdit(context.Object.Key, modes.At.Path, Build.Array([Build.Text("ReadWriteOnce")]))));
            }
        }
    }

    private const string OncePod = "ReadWriteOncePod";

    private static readonly string[] Known = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", OncePod];

    private static string Unknown(string mode) =>
        $"has the access mode '{mode}', which does not exist" + (ClosestName.Find(mode, Known) is { } closest ? $" (the closest is {closest})" : "");
}
