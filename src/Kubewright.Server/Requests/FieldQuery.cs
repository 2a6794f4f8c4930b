using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The <c>fieldSelector</c> of a request: <c>metadata.name=web-0,status.phase!=Running</c> (SS-301).</summary>
internal sealed class FieldQuery
{
    private readonly ImmutableArray<Requirement> _requirements;

    private FieldQuery(ImmutableArray<Requirement> requirements) => _requirements = requirements;

    /// <summary>The query that every object meets.</summary>
    public static FieldQuery All { get; } = new([]);

    /// <summary>Whether every object meets it.</summary>
    public bool IsEmpty => _requirements.IsEmpty;

    /// <summary>Reads a selector for a kind; the error names what cannot be read, and the fields the kind offers.</summary>
    public static FieldQuery? Parse(string? text, string kind, out ApiError? error)
    {
        error = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return All;
        }

        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                error = new ApiError(StatusReason.BadRequest, $"invalid field selector: \"{part}\"; write field=value or field!=value");
                return null;
            }

            var isNegated = part[at - 1] == '!';
            var field = part[..(isNegated ? at - 1 : at)].Trim();
            var value = part[(at + 1)..].TrimStart('=').Trim();
            if (ReaderOf(kind, field) is not { } read)
            {
                error = new ApiError(
                    StatusReason.BadRequest,
                    $"Unable to find \"{kind}\" that match label selector \"\", field selector \"{text}\": field label not supported: {field}");
                return null;
            }

            requirements.Add(new Requirement(read, value, isNegated));
        }

        return new FieldQuery(requirements.ToImmutable());
    }

    /// <summary>Whether an object meets the query.</summary>
    public bool Matches(IKubernetesObject obj)
    {
        foreach (var requirement in _requirements)
        {
            if ((requirement.Read(obj) == requirement.Value) == requirement.IsNegated)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How to read a field that the API server lets select by; null when it does not.</summary>
    private static Func<IKubernetesObject, string>? ReaderOf(string kind, string field) => (kind, field) switch
    {
        (_, "metadata.name") => static obj => obj.Metadata.Name ?? "",
        (_, "metadata.namespace") => static obj => obj.Metadata.Namespace ?? "",
        ("Pod", "spec.nodeName") => Of<Pod>(static pod => pod.Spec?.NodeName?.Name),
        ("Pod", "spec.restartPolicy") => Of<Pod>(static pod => pod.Spec?.RestartPolicy?.ToText()),
        ("Pod", "spec.schedulerName") => Of<Pod>(static pod => pod.Spec?.SchedulerName),
        ("Pod", "spec.serviceAccountName") => Of<Pod>(static pod => pod.Spec?.ServiceAccountName?.Name),
        ("Pod", "spec.hostNetwork") => Of<Pod>(static pod => pod.Spec?.HostNetwork == true ? "true" : "false"),
        ("Pod", "status.phase") => Of<Pod>(static pod => pod.Status?.Phase?.ToText()),
        ("Pod", "status.podIP") => Of<Pod>(static pod => pod.Status?.PodIP),
        ("Pod", "status.nominatedNodeName") => Of<Pod>(static pod => pod.Status?.NominatedNodeName?.Name),
        ("Node", "spec.unschedulable") => Of<Node>(static node => node.Spec?.Unschedulable == true ? "true" : "false"),
        ("Namespace", "status.phase") => Of<Namespace>(static ns => ns.Status?.Phase?.ToText()),
        ("Secret", "type") => Of<Secret>(static secret => secret.Type?.ToString()),
        ("ReplicaSet" or "ReplicationController", "status.replicas") => static obj => ReplicasOf(obj),
        ("Job", "status.successful") => static _ => "0",
        ("Event", "type") => Of<Event>(static e => e.Type?.ToString()),
        ("Event", "reason") => Of<Event>(static e => e.Reason),
        ("Event", "source" or "reportingComponent") => Of<Event>(static e => e.ReportingComponent ?? e.Source?.Component),
        ("Event", "involvedObject.kind") => Of<Event>(static e => e.InvolvedObject.Kind),
        ("Event", "involvedObject.name") => Of<Event>(static e => e.InvolvedObject.Name),
        ("Event", "involvedObject.namespace") => Of<Event>(static e => e.InvolvedObject.Namespace),
        ("Event", "involvedObject.uid") => Of<Event>(static e => e.InvolvedObject.Uid),
        ("Event", "involvedObject.apiVersion") => Of<Event>(static e => e.InvolvedObject.ApiVersion),
        ("Event", "involvedObject.resourceVersion") => Of<Event>(static e => e.InvolvedObject.ResourceVersion),
        ("Event", "involvedObject.fieldPath") => Of<Event>(static e => e.InvolvedObject.FieldPath),
        _ => null,
    };

    private static Func<IKubernetesObject, string> Of<T>(Func<T, string?> read)
        where T : class, IKubernetesObject =>
        obj => obj is T typed ? read(typed) ?? "" : "";

    private static string ReplicasOf(IKubernetesObject obj) => (obj switch
    {
        ReplicaSet set => set.Status?.Replicas ?? 0,
        ReplicationController controller => controller.Status?.Replicas ?? 0,
        _ => 0,
    }).ToString(CultureInfo.InvariantCulture);

    private sealed record Requirement(Func<IKubernetesObject, string> Read, string Value, bool IsNegated);
}
