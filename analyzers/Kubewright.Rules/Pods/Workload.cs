using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>An object that makes pods: a controller with a pod template, or a pod.</summary>
public sealed class Workload
{
    private Workload(ManifestObject owner, NodeAt template)
    {
        Object = owner;
        Template = new PodTemplateSpecView(template);
    }

    /// <summary>The object.</summary>
    public ManifestObject Object { get; }

    /// <summary>Its pod template; of a pod, the pod itself.</summary>
    public PodTemplateSpecView Template { get; }

    /// <summary>The labels that its pods get from the template.</summary>
    public MapView<Value<string>> Labels => Template.Metadata.Labels;

    /// <summary>Reads the object as a workload; null when it certainly makes no pods, or its kind is unknown.</summary>
    public static Workload? Of(ManifestObject item) => item.KnownKind switch
    {
        { ApiVersion: "apps/v1", Kind: "StatefulSet" or "Deployment" or "DaemonSet" or "ReplicaSet" }
            or { ApiVersion: "batch/v1", Kind: "Job" }
            or { ApiVersion: "v1", Kind: "ReplicationController" } => new Workload(item, item.At["spec"]["template"]),
        { ApiVersion: "batch/v1", Kind: "CronJob" } => new Workload(item, item.At["spec"]["jobTemplate"]["spec"]["template"]),
        { ApiVersion: "v1", Kind: "Pod" } => new Workload(item, item.At),
        _ => null,
    };
}
