using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Identity;

/// <summary>The name is written, not generated.</summary>
public sealed class NameIsNotGenerated() : StatefulSetRule(new(
    "KW1016", "name-from-generate-name", "The name is written, not generated",
    RuleCategory.Identity, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var prefix = new StatefulSetView(context.Object.At).Metadata.GenerateName;
        if (!context.Object.Name.IsAbsent || !prefix.TryGet(out var text) || text.Length == 0)
        {
            return;
        }

        var name = KubernetesNames.ToDnsLabel(text, NameLeavesRoomForTheRevision.MaxLength);
        context.Report(
            prefix.At,
            $"{context.Object} has no name but generateName '{text}': each create makes another set, with pods and claims of other names, and apply does not work at all. "
            + (name is null ? "Write metadata.name." : $"Write metadata.name, '{name}' for example."),
            name is null
                ? null
                : new FixHint($"Name the set '{name}'", EquatableArray<FixEdit>.From(
                [
                    new RemoveValueEdit(context.Object.Key, prefix.Path),
                    new SetValueEdit(context.Object.Key, context.Object.Name.Path, Build.Text(name)),
                ])));
    }
}
