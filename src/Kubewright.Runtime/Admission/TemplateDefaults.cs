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
        return spec with
        {
            RestartPolicy = spec.RestartPolicy ?? RestartPolicy.Always,
            DnsPolicy = spec.DnsPolicy ?? DnsPolicy.ClusterFirst,
            SchedulerName = spec.SchedulerName ?? "default-scheduler",
            SecurityContext = spec.SecurityContext ?? new PodSecurityContext(),
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? 30,
            Containers = spec.Containers.ConvertAll(Apply),
            InitContainers = spec.InitContainers?.ConvertAll(Apply),
            Volumes = spec.Volumes?.ConvertAll(Apply),
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
