namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a pod template, so that revisions compare what runs.</summary>
internal static class TemplateDefaults
{
    /// <summary>Where a container leaves its last words.</summary>
    public const string TerminationMessagePath = "/dev/termination-log";

    /// <summary>The template with every default in place.</summary>
    public static PodTemplateSpec Apply(PodTemplateSpec template) => template.WithDefaults() with
    {
        Metadata = template.Metadata ?? new ObjectMeta(),
        Spec = template.Spec is null ? null : Apply(template.Spec),
    };

    /// <summary>The pod spec with every default in place.</summary>
    public static PodSpec Apply(PodSpec spec)
    {
        spec = spec.WithDefaults();
        var (containers, inits, volumes) = (spec.Containers.ConvertAll(Apply), spec.InitContainers?.ConvertAll(Apply), spec.Volumes?.ConvertAll(Apply));
        var isComplete = spec is { RestartPolicy: not null, DnsPolicy: not null, SchedulerName: not null, SecurityContext: not null, TerminationGracePeriodSeconds: not null }
            && ReferenceEquals(containers, spec.Containers)
            && ReferenceEquals(inits, spec.InitContainers)
            && ReferenceEquals(volumes, spec.Volumes);
        return isComplete ? spec : spec with
        {
            RestartPolicy = spec.RestartPolicy ?? RestartPolicy.Always,
            DnsPolicy = spec.DnsPolicy ?? DnsPolicy.ClusterFirst,
            SchedulerName = spec.SchedulerName ?? "default-scheduler",
            SecurityContext = spec.SecurityContext ?? new PodSecurityContext(),
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? 30,
            Containers = containers,
            InitContainers = inits,
            Volumes = volumes,
        };
    }

    private static Container Apply(Container container) => container is
    {
        ImagePullPolicy: not null, TerminationMessagePath: not null, TerminationMessagePolicy: not null, Resources: not null,
    }
    ? container
    : container with
    {
        ImagePullPolicy = container.ImagePullPolicy ?? PullPolicyOf(container.Image ?? ""),
        TerminationMessagePath = container.TerminationMessagePath ?? TerminationMessagePath,
        TerminationMessagePolicy = container.TerminationMessagePolicy ?? TerminationMessagePolicy.File,
        Resources = container.Resources ?? new ResourceRequirements(),
    };

    /// <summary>A volume that says nothing about its source is an empty directory.</summary>
    private static Volume Apply(Volume volume) =>
        volume.PersistentVolumeClaim is null && volume == new Volume(volume.Name) ? volume with { EmptyDir = new EmptyDirVolumeSource() } : volume;

    /// <summary><c>Always</c> for the tag <c>latest</c> and for no tag, else <c>IfNotPresent</c>; a digest pins the image.</summary>
    public static PullPolicy PullPolicyOf(string image)
    {
        if (image.Contains('@', StringComparison.Ordinal))
        {
            return PullPolicy.IfNotPresent;
        }

        var name = image[(image.LastIndexOf('/') + 1)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || name[(colon + 1)..] == "latest" ? PullPolicy.Always : PullPolicy.IfNotPresent;
    }
}
