using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Each claim template requests storage.</summary>
public sealed class ClaimsRequestStorage() : StatefulSetRule(new(
    "KW3016", "claim-storage-request-invalid", "Each claim template requests storage",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var template in set.VolumeClaimTemplates)
        {
            var request = ClaimText.Request(template);
            // A text that is no quantity is reported as such.
            var fact = request.IsAbsent ? "requests no storage"
                : request.TryGet(out var text) && QuantityValue.TryParse(text, out var size) && size <= default(QuantityValue) ? $"requests {text} of storage, which is not above zero"
                : null;
            if (fact is not null)
            {
                context.Report(
                    ClaimText.Place(template, request.At),
                    $"{context.Object} has {ClaimText.Of(template)}, which {fact}: the API server refuses its claims, so no pod is created. "
                    + "Set resources.requests.storage to the size that the data needs.",
                    new FixHint("Request 1Gi of storage", new SetValueEdit(context.Object.Key, request.Path, Build.Text("1Gi"))));
            }
        }
    }
}
