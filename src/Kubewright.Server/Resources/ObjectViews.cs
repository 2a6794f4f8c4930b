using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

/// <summary>Objects in another version than the one that is kept: events of <c>events.k8s.io</c>, autoscalers of <c>autoscaling/v1</c>.</summary>
internal static class ObjectViews
{
    private const string Metrics = "autoscaling.alpha.kubernetes.io/metrics";
    private const string Behavior = "autoscaling.alpha.kubernetes.io/behavior";

    /// <summary>What a field of an event is called where it is kept, and in <c>events.k8s.io</c>.</summary>
    private static readonly ImmutableArray<(string Stored, string Viewed)> EventFields =
    [
        ("message", "note"),
        ("involvedObject", "regarding"),
        ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"),
    ];

    /// <summary>A stored object as a version shows it.</summary>
    /// <param name="stored">The object; it is changed.</param>
    /// <param name="version">The group and version.</param>
    public static JsonObject View(JsonObject stored, string version)
    {
        switch (version, stored["kind"]?.ToString())
        {
            case ("events.k8s.io/v1", "Event"):
                Rename(stored, EventFields);
                break;
            case ("autoscaling/v1", "HorizontalPodAutoscaler"):
                ViewAutoscaler(stored);
                break;
        }

        stored["apiVersion"] = version;
        return stored;
    }

    /// <summary>The object to store that a version shows as <paramref name="viewed"/>.</summary>
    /// <param name="viewed">The object; it is changed.</param>
    /// <param name="version">The group and version that is kept.</param>
    public static JsonObject Store(JsonObject viewed, string version)
    {
        switch (viewed["apiVersion"]?.ToString(), viewed["kind"]?.ToString())
        {
            case ("events.k8s.io/v1", "Event"):
                Rename(viewed, EventFields.Select(static field => (field.Viewed, field.Stored)));
                break;
            case ("autoscaling/v1", "HorizontalPodAutoscaler"):
                StoreAutoscaler(viewed);
                break;
        }

        viewed["apiVersion"] = version;
        return viewed;
    }

    private static void Rename(JsonObject obj, IEnumerable<(string From, string To)> fields)
    {
        foreach (var (from, to) in fields)
        {
            if (obj.Remove(from, out var value))
            {
                obj[to] = value;
            }
        }
    }

    /// <summary>The share of the CPU has a field of its own; other metrics and the behavior go to annotations.</summary>
    private static void ViewAutoscaler(JsonObject autoscaler)
    {
        if (autoscaler["spec"] is not JsonObject spec)
        {
            return;
        }

        var others = new JsonArray();
        foreach (var metric in (spec["metrics"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (CpuShare(metric["resource"] as JsonObject, "target") is { } share && !spec.ContainsKey("targetCPUUtilizationPercentage"))
            {
                spec["targetCPUUtilizationPercentage"] = share.DeepClone();
            }
            else
            {
                others.Add(metric.DeepClone());
            }
        }

        spec.Remove("metrics");
        if (others.Count > 0)
        {
            Annotations(autoscaler)[Metrics] = others.ToJsonString();
        }

        if (spec["behavior"] is { } behavior)
        {
            Annotations(autoscaler)[Behavior] = behavior.ToJsonString();
            spec.Remove("behavior");
        }

        if (autoscaler["status"] is JsonObject status)
        {
            var now = (status["currentMetrics"] as JsonArray ?? []).OfType<JsonObject>().Select(static metric => CpuShare(metric["resource"] as JsonObject, "current")).FirstOrDefault(static share => share is not null);
            status.Remove("currentMetrics");
            status.Remove("conditions");
            if (now is not null)
            {
                status["currentCPUUtilizationPercentage"] = now.DeepClone();
            }
        }
    }

    private static void StoreAutoscaler(JsonObject autoscaler)
    {
        if (autoscaler["spec"] is not JsonObject spec)
        {
            return;
        }

        var annotations = (autoscaler["metadata"] as JsonObject)?["annotations"] as JsonObject ?? [];
        var metrics = Parse(annotations, Metrics) as JsonArray ?? [];
        if (spec["targetCPUUtilizationPercentage"] is { } share)
        {
            metrics.Insert(0, new JsonObject
            {
                ["type"] = "Resource",
                ["resource"] = new JsonObject { ["name"] = "cpu", ["target"] = new JsonObject { ["type"] = "Utilization", ["averageUtilization"] = share.DeepClone() } },
            });
            spec.Remove("targetCPUUtilizationPercentage");
        }

        if (metrics.Count > 0)
        {
            spec["metrics"] = metrics;
        }

        if (Parse(annotations, Behavior) is { } behavior)
        {
            spec["behavior"] = behavior;
        }

        if (annotations.Count == 0)
        {
            (autoscaler["metadata"] as JsonObject)?.Remove("annotations");
        }

        (autoscaler["status"] as JsonObject)?.Remove("currentCPUUtilizationPercentage");
    }

    private static JsonNode? CpuShare(JsonObject? metric, string part) =>
        metric?["name"]?.ToString() == "cpu" ? (metric[part] as JsonObject)?["averageUtilization"] : null;

    private static JsonObject Annotations(JsonObject obj)
    {
        var metadata = obj["metadata"] as JsonObject ?? [];
        obj["metadata"] ??= metadata;
        var annotations = metadata["annotations"] as JsonObject ?? [];
        metadata["annotations"] ??= annotations;
        return annotations;
    }

    /// <summary>Takes an annotation out and reads it; null when it is not there, or no JSON.</summary>
    private static JsonNode? Parse(JsonObject annotations, string name)
    {
        try
        {
            return annotations.Remove(name, out var text) && text is not null ? JsonNode.Parse(text.ToString()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
