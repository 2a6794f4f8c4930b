using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Availability;

/// <summary>The disruption budgets of a manifest set, by the workloads that they cover.</summary>
internal sealed class BudgetIndex
{
    private readonly Dictionary<ManifestObject, List<(ManifestObject Budget, bool IsCertain)>> _byWorkload = [];

    private BudgetIndex(ManifestSet manifests)
    {
        foreach (var budget in manifests.OfKind(PodDisruptionBudgetView.ObjectKind))
        {
            foreach (var (workload, isSelected) in manifests.Workloads.SelectedBy(new PodDisruptionBudgetView(budget.At).Spec.Selector, budget))
            {
                if (!_byWorkload.TryGetValue(workload.Object, out var budgets))
                {
                    _byWorkload.Add(workload.Object, budgets = []);
                }

                budgets.Add((budget, isSelected == true));
            }
        }
    }

    /// <summary>The index of a manifest set.</summary>
    public static BudgetIndex Of(ManifestSet manifests) => manifests.Index(static set => new BudgetIndex(set));

    /// <summary>The budgets that cover a workload's pods, certainly or possibly.</summary>
    public IReadOnlyList<(ManifestObject Budget, bool IsCertain)> Covering(ManifestObject workload) =>
        _byWorkload.TryGetValue(workload, out var budgets) ? budgets : [];
}
