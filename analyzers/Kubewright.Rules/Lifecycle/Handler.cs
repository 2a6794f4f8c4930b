using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A probe or a lifecycle hook of a container, where one is written.</summary>
/// <param name="Container">The container.</param>
/// <param name="Field">The member: <c>livenessProbe</c>, <c>preStop</c>.</param>
/// <param name="At">The probe or hook.</param>
internal sealed record Handler(PodContainer Container, string Field, NodeAt At)
{
    public const string Liveness = "livenessProbe";
    public const string Readiness = "readinessProbe";
    public const string Startup = "startupProbe";

    /// <summary>What is known of a probe; of a hook, nothing.</summary>
    public ProbeView Probe => new(At);

    /// <summary>The command to run.</summary>
    public ExecActionView Exec => new(At["exec"]);

    /// <summary>The HTTP request to send.</summary>
    public HTTPGetActionView HttpGet => new(At["httpGet"]);

    /// <summary>The ports that a request or a connection goes to: one, unless too many sorts of handler are written.</summary>
    public IEnumerable<Value<IntOrText>> Ports
    {
        get
        {
            yield return HttpGet.Port;
            yield return new TCPSocketActionView(At["tcpSocket"]).Port;
        }
    }

    /// <summary>The probes of a container that are known to be there.</summary>
    public static IEnumerable<Handler> Probes(PodContainer container) =>
        Written(container, (Liveness, container.View.LivenessProbe.At), (Readiness, container.View.ReadinessProbe.At), (Startup, container.View.StartupProbe.At));

    /// <summary>The hooks of a container that are known to be there.</summary>
    public static IEnumerable<Handler> Hooks(PodContainer container) =>
        Written(container, ("postStart", container.View.Lifecycle.PostStart.At), ("preStop", container.View.Lifecycle.PreStop.At));

    /// <summary>The probes and hooks of a container that are known to be there.</summary>
    public static IEnumerable<Handler> Of(PodContainer container) => Probes(container).Concat(Hooks(container));

    /// <summary>The handler in a sentence: <c>the liveness probe of container 'nginx'</c>.</summary>
    public override string ToString() => $"the {(Field.EndsWith("Probe", System.StringComparison.Ordinal) ? Field.Substring(0, Field.Length - 5) + " probe" : Field + " hook")} of {Container}";

    private static IEnumerable<Handler> Written(PodContainer container, params (string Field, NodeAt At)[] members)
    {
        foreach (var (field, at) in members)
        {
            if (at.IsKnown)
            {
                yield return new Handler(container, field, at);
            }
        }
    }
}
