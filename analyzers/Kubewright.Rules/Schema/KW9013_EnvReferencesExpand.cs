using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>Each <c>$(NAME)</c> names a variable that is defined by then.</summary>
public sealed class EnvReferencesExpand() : StatefulSetRule(new(
    "KW9013", "env-forward-reference", "Each $(NAME) names a variable that is defined by then",
    RuleCategory.Schema, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    // A shell writes $(command) the same way, so that only what looks like a variable counts.
    private static readonly Regex Reference = new(@"\$\$|\$\((?<name>[A-Z_][A-Z0-9_]*)\)", RegexOptions.CultureInvariant);

    // The kubelet adds such variables for the Services of the namespace, and these expand too.
    private static readonly Regex OfService = new(@"_SERVICE_HOST\z|_SERVICE_PORT(_[A-Z0-9_]+)?\z|_PORT(_[0-9]+_(TCP|UDP|SCTP)(_[A-Z]+)?)?\z", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var names = container.View.Env.Select(static variable => variable.Name).ToList();
            // What a ConfigMap or Secret brings along is not in the manifest's hand.
            if (!container.View.EnvFrom.IsComplete || container.View.EnvFrom.Count > 0 || !container.View.Env.IsComplete || names.Exists(static name => !name.IsKnown))
            {
                continue;
            }

            var all = names.Select(static name => name.ToString()).ToList();
            var position = 0;
            foreach (var variable in container.View.Env)
            {
                Check(context, container, variable.Value, all.Take(position++).ToList(), all);
            }

            foreach (var text in container.View.Command.Concat(container.View.Args))
            {
                Check(context, container, text, all, all);
            }
        }
    }

    private static void Check(RuleContext context, PodContainer container, Value<string> text, List<string> defined, List<string> all)
    {
        if (!text.TryGet(out var value))
        {
            return;
        }

        foreach (var name in Names(value).Distinct(StringComparer.Ordinal).Where(name => !defined.Contains(name) && !OfService.IsMatch(name)))
        {
            var isLater = all.Contains(name);
            var near = isLater ? null : ClosestName.Find(name, defined);
            var fact = isLater ? "which is defined only after it" : "which the container does not define" + (near is null ? "" : $" (the closest is {near})");
            var cure = isLater ? $"Put {name} before it."
                : near is null ? $"Define {name}, or write $$({name}) where the text itself is meant."
                : $"Write $({near}).";
            context.Report(
                text.At,
                $"{context.Object}: {container} uses $({name}), {fact}. The process gets the text '$({name})' as it stands. {cure}",
                near is null ? null : new FixHint($"Write $({near})", new SetValueEdit(context.Object.Key, text.Path, Build.Text(value.Replace($"$({name})", $"$({near})")))));
        }
    }

    private static IEnumerable<string> Names(string text) =>
        Reference.Matches(text).Cast<Match>().Where(static match => match.Groups["name"].Success).Select(static match => match.Groups["name"].Value);
}
