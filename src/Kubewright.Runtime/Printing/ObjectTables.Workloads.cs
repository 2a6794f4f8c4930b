using System.Globalization;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <content>Deployments, ReplicaSets, DaemonSets, jobs.</content>
public static partial class ObjectTables
{
    private const string TemplateContainers = "spec.template.spec.containers";

    /// <summary>NAME DESIRED AVAILABLE AGE: the scale of a workload, which is no kind that is kept.</summary>
    public static IObjectTable Scales { get; } = new JsonTable([NameColumn, Path("DESIRED", "spec.replicas", "0"), Path("AVAILABLE", "status.replicas", "0"), AgeColumn]);

    private static IEnumerable<KeyValuePair<string, IObjectTable>> Workloads() =>
    [
        Table(
            "Deployment",
            [
                NameColumn,
                new("READY", static (obj, _) => string.Create(CultureInfo.InvariantCulture, $"{obj.NumberAt("status.readyReplicas")}/{Wanted(obj)}")),
                Number("UP-TO-DATE", "status.updatedReplicas"),
                Number("AVAILABLE", "status.availableReplicas"),
                AgeColumn,
                .. WorkloadColumns(TemplateContainers, "spec.selector"),
            ]),
        ReplicaTable("ReplicaSet"),
        ReplicaTable("ReplicationController"),
        Table(
            "DaemonSet",
            [
                NameColumn,
                Number("DESIRED", "status.desiredNumberScheduled"),
                Number("CURRENT", "status.currentNumberScheduled"),
                Number("READY", "status.numberReady"),
                Number("UP-TO-DATE", "status.updatedNumberScheduled"),
                Number("AVAILABLE", "status.numberAvailable"),
                new("NODE SELECTOR", static (obj, _) => OrNone(Selector(obj.At("spec.template.spec.nodeSelector")))),
                AgeColumn,
                .. WorkloadColumns(TemplateContainers, "spec.selector"),
            ]),
        Table(
            "Job",
            [
                NameColumn,
                new("STATUS", static (obj, _) => JobStatusText(obj)),
                new("COMPLETIONS", static (obj, _) => Completions(obj)),
                new("DURATION", static (obj, now) => JobDuration(obj, now)),
                AgeColumn,
                .. WorkloadColumns(TemplateContainers, "spec.selector"),
            ]),
        Table(
            "CronJob",
            [
                NameColumn,
                Path("SCHEDULE", "spec.schedule"),
                Path("TIMEZONE", "spec.timeZone", None),
                new("SUSPEND", static (obj, _) => obj.TextAt("spec.suspend") == "true" ? "True" : "False"),
                new("ACTIVE", static (obj, _) => obj.ItemsAt("status.active").Count().ToString(CultureInfo.InvariantCulture)),
                new("LAST SCHEDULE", static (obj, now) => obj.TimeAt("status.lastScheduleTime") is { } time ? AgeText.Since(time, now) : None),
                AgeColumn,
                .. WorkloadColumns("spec.jobTemplate.spec.template.spec.containers", "spec.jobTemplate.spec.selector"),
            ]),
        Table(
            "PodTemplate",
            NameColumn,
            new("CONTAINERS", static (obj, _) => string.Join(',', obj.ItemsAt("template.spec.containers").Select(static container => container.TextAt("name")))),
            new("IMAGES", static (obj, _) => string.Join(',', obj.ItemsAt("template.spec.containers").Select(static container => container.TextAt("image")))),
            new("POD LABELS", static (obj, _) => OrNone(Selector(obj.At("template.metadata.labels"))))),
        Table(
            "HorizontalPodAutoscaler",
            NameColumn,
            new("REFERENCE", static (obj, _) => $"{obj.TextAt("spec.scaleTargetRef.kind")}/{obj.TextAt("spec.scaleTargetRef.name")}"),
            new("TARGETS", static (obj, _) => Targets(obj)),
            Path("MINPODS", "spec.minReplicas", "<unset>"),
            Number("MAXPODS", "spec.maxReplicas"),
            Number("REPLICAS", "status.currentReplicas"),
            AgeColumn),
        Table(
            "PodDisruptionBudget",
            NameColumn,
            Path("MIN AVAILABLE", "spec.minAvailable", "N/A"),
            Path("MAX UNAVAILABLE", "spec.maxUnavailable", "N/A"),
            Number("ALLOWED DISRUPTIONS", "status.disruptionsAllowed"),
            AgeColumn),
    ];

    /// <summary>The table of a kind that only keeps a number of pods.</summary>
    private static KeyValuePair<string, IObjectTable> ReplicaTable(string kind) => Table(
        kind,
        [
            NameColumn,
            new("DESIRED", static (obj, _) => Wanted(obj).ToString(CultureInfo.InvariantCulture)),
            Number("CURRENT", "status.replicas"),
            Number("READY", "status.readyReplicas"),
            AgeColumn,
            .. WorkloadColumns(TemplateContainers, "spec.selector"),
        ]);

    private static long Wanted(JsonElement obj) => obj.At("spec.replicas").ValueKind == JsonValueKind.Number ? obj.NumberAt("spec.replicas") : 1;

    private static bool HasCondition(JsonElement obj, string type) =>
        obj.ItemsAt("status.conditions").Any(condition => condition.TextAt("type") == type && condition.TextAt("status") == "True");

    private static string JobStatusText(JsonElement job) =>
        HasCondition(job, "Complete") ? "Complete"
        : HasCondition(job, "Failed") ? "Failed"
        : job.TextAt("metadata.deletionTimestamp").Length > 0 ? "Terminating"
        : HasCondition(job, "Suspended") ? "Suspended"
        : HasCondition(job, "FailureTarget") ? "FailureTarget"
        : HasCondition(job, "SuccessCriteriaMet") ? "SuccessCriteriaMet"
        : "Running";

    private static string Completions(JsonElement job)
    {
        var succeeded = job.NumberAt("status.succeeded");
        var parallelism = job.NumberAt("spec.parallelism");
        return job.At("spec.completions").ValueKind == JsonValueKind.Number
            ? string.Create(CultureInfo.InvariantCulture, $"{succeeded}/{job.NumberAt("spec.completions")}")
            : parallelism > 1
                ? string.Create(CultureInfo.InvariantCulture, $"{succeeded}/1 of {parallelism}")
                : string.Create(CultureInfo.InvariantCulture, $"{succeeded}/1");
    }

    private static string JobDuration(JsonElement job, DateTimeOffset now) =>
        job.TimeAt("status.startTime") is not { } start ? "" : AgeText.Of((job.TimeAt("status.completionTime") ?? now) - start);

    /// <summary>What an autoscaler measures and aims at, metric by metric: <c>cpu: &lt;unknown&gt;/80%</c>.</summary>
    private static string Targets(JsonElement autoscaler)
    {
        var current = autoscaler.ItemsAt("status.currentMetrics").ToList();
        return Some(
            autoscaler.ItemsAt("spec.metrics").Select((metric, index) =>
            {
                var source = metric.TextAt("type") is { Length: > 0 } type ? char.ToLowerInvariant(type[0]) + type[1..] : "";
                var now = index < current.Count ? current[index].At(source + ".current") : default;
                var name = source is "resource" or "containerResource" ? metric.TextAt(source + ".name") + ": " : "";
                return $"{name}{Measure(now)}/{Measure(metric.At(source + ".target"))}";
            }),
            most: 2);
    }

    private static string Measure(JsonElement value) =>
        value.TextAt("averageUtilization") is { Length: > 0 } share ? share + "%"
        : value.TextAt("averageValue") is { Length: > 0 } average ? average + " (avg)"
        : value.TextAt("value") is { Length: > 0 } total ? total
        : "<unknown>";
}
