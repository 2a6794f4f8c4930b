using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Each probe and hook is one that Kubernetes takes.</summary>
public sealed class ProbesAreValid() : StatefulSetRule(new(
    "KW4010", "probe-invalid", "Each probe and hook is one that Kubernetes takes",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    private static readonly string[] ProbeSorts = ["exec", "httpGet", "tcpSocket", "grpc"];
    private static readonly string[] HookSorts = ["exec", "httpGet", "tcpSocket", "sleep"];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            foreach (var handler in Handler.Hooks(container))
            {
                CheckSort(context, handler, HookSorts);
            }

            foreach (var handler in Handler.Probes(container))
            {
                CheckSort(context, handler, ProbeSorts);
                CheckNumbers(context, handler);
            }
        }
    }

    private static void CheckSort(RuleContext context, Handler handler, string[] sorts)
    {
        var written = sorts.Where(sort => handler.At[sort].IsKnown).ToList();
        if (sorts.All(sort => handler.At[sort].IsAbsent))
        {
            Report(context, handler, handler.At, "it does nothing", $"Give it one of {Phrases.And(sorts)}");
        }
        else if (written.Count > 1)
        {
            Report(context, handler, handler.At[written[1]], $"it has {Phrases.And(written)}, and one of them is allowed", "Keep one");
        }

        if (handler.Exec.At.IsKnown && handler.Exec.Command is { IsComplete: true, Count: 0 })
        {
            Report(context, handler, handler.Exec.Command.At.IsKnown ? handler.Exec.Command.At : handler.Exec.At, "it runs no command", "Write the command");
        }

        var scheme = handler.HttpGet.Scheme;
        if (scheme.TryGet(out var text) && text is not ("HTTP" or "HTTPS" or ""))
        {
            var upper = text.ToUpperInvariant();
            var fix = upper is "HTTP" or "HTTPS" ? new FixHint($"Write the scheme as {upper}", new SetValueEdit(context.Object.Key, scheme.Path, Build.Text(upper))) : null;
            Report(context, handler, scheme.At, $"'{text}' is no scheme", "Write HTTP or HTTPS", fix);
        }

        foreach (var header in handler.HttpGet.HttpHeaders)
        {
            if (header.Name.TryGet(out var name) && (name.Length == 0 || !name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-')))
            {
                Report(context, handler, header.Name.At, $"'{name}' is no name of an HTTP header", "Use letters, digits and '-'");
            }
        }
    }

    private static void CheckNumbers(RuleContext context, Handler handler)
    {
        var (probe, isReadiness) = (handler.Probe, handler.Field == Handler.Readiness);
        foreach (var number in new[] { probe.InitialDelaySeconds, probe.PeriodSeconds, probe.TimeoutSeconds, probe.FailureThreshold, probe.SuccessThreshold })
        {
            if (number.TryGet(out var value) && value < 0)
            {
                Report(context, handler, number.At, $"{Member(number)} is {value}", "Set it to 0 or more, or remove it for the default");
            }
        }

        if (!isReadiness && probe.SuccessThreshold.TryGet(out var successes) && successes > 1)
        {
            Report(
                context, handler, probe.SuccessThreshold.At, $"successThreshold is {successes}, and only a readiness probe may have more than 1", "Set it to 1",
                new FixHint("Set successThreshold to 1", new SetValueEdit(context.Object.Key, probe.SuccessThreshold.Path, Build.Integer(1))));
        }

        var grace = probe.TerminationGracePeriodSeconds;
        if (grace.TryGet(out var seconds) && isReadiness)
        {
            Report(
                context, handler, grace.At, "a readiness probe ends no container, so it has no terminationGracePeriodSeconds", "Remove it",
                new FixHint("Remove terminationGracePeriodSeconds", new RemoveValueEdit(context.Object.Key, grace.Path)));
        }
        else if (grace.IsKnown && seconds <= 0)
        {
            Report(context, handler, grace.At, $"terminationGracePeriodSeconds is {seconds}", "Set it to 1 or more, or remove it for the pod's");
        }
    }

    private static string Member(Value<long> number) => number.Path.Substring(number.Path.LastIndexOf('.') + 1);

    private static void Report(RuleContext context, Handler handler, NodeAt at, string problem, string cure, FixHint? fix = null) => context.Report(
        at,
        $"{context.Object} has a mistake in {handler}: {problem}. Kubernetes refuses such pods. {cure}.",
        fix);
}
