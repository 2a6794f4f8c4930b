using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Each port name of a probe or hook is declared by its container.</summary>
public sealed class ProbePortNamesAreDeclared() : StatefulSetRule(new(
    "KW4003", "probe-port-name-missing", "Each port name of a probe or hook is declared by its container",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var handler in PodContainers.Running(set.Template.Spec).SelectMany(Handler.Of))
        {
            foreach (var port in handler.Ports)
            {
                Check(context, handler, port);
            }
        }
    }

    private static void Check(RuleContext context, Handler handler, Value<IntOrText> port)
    {
        var declared = handler.Container.View.Ports;
        // The kubelet takes a text of digits for the number.
        if (!port.TryGet(out var target) || target.Number is not null || target.Text.All(char.IsDigit)
            || !declared.IsComplete || declared.Any(item => item.Name.IsUnknown || item.Name.Is(target.Text) == true))
        {
            return;
        }

        var names = declared.Where(static item => item.Name.IsKnown).Select(static item => item.Name.ToString()).Where(static name => name.Length > 0).ToList();
        var near = ClosestName.Find(target.Text, names);
        var fact = names.Count == 0 ? "which declares no named port" : $"which declares {Phrases.And([.. names.Select(static name => $"'{name}'")])} only";
        context.Report(
            port.At,
            $"{context.Object} sends {handler} to port '{target.Text}', but the container has no port of that name, {fact}"
            + (near is null ? "" : $" (the closest is '{near}')")
            + $". {Consequence(handler)}. Name a declared port, or declare this one.",
            near is null ? null : new FixHint($"Use the port '{near}'", new SetValueEdit(context.Object.Key, port.Path, Build.Text(near))));
    }

    private static string Consequence(Handler handler) => handler.Field switch
    {
        Handler.Readiness => "The probe never succeeds, so no pod ever becomes ready",
        Handler.Liveness or Handler.Startup => "The probe never succeeds, so the container is restarted for ever",
        "postStart" => "The hook fails and the container is killed at every start",
        _ => "The hook fails each time a pod stops",
    };
}
