namespace Kubewright.Runtime;

/// <summary>A container from its start to its end: what a program in it can see.</summary>
internal sealed class ContainerInstance
{
    /// <summary>The pod when the container was started.</summary>
    public required Pod Pod { get; init; }

    /// <summary>The container's part of the pod's spec.</summary>
    public required Container Spec { get; init; }

    /// <summary>How often it was started before.</summary>
    public required int RestartCount { get; init; }

    /// <summary>What its image brings.</summary>
    public required ImageProfile Image { get; init; }

    /// <summary>Its files.</summary>
    public required ContainerFileSystem Files { get; init; }

    /// <summary>Its environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Its host name.</summary>
    public required string Hostname { get; init; }

    /// <summary>Its host name with the domain, if it has one.</summary>
    public required string FullName { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>What it can reach.</summary>
    public required ContainerNetwork Network { get; init; }

    /// <summary>What it has written.</summary>
    public ContainerLog Log { get; } = new();

    /// <summary>The run of its command, where the simulation knows how that goes; null before it is started.</summary>
    public MainRun? Main { get; set; }

    /// <summary>Its command, where that is started by those who attach; null before.</summary>
    public ContainerProcess? Attached { get; set; }

    /// <summary>The user its programs run as: <c>runAsUser</c>, or root.</summary>
    public long UserId => Spec.SecurityContext?.RunAsUser ?? Pod.Spec?.SecurityContext?.RunAsUser ?? 0;

    /// <summary>The group its programs run as: <c>runAsGroup</c>, or root.</summary>
    public long GroupId => Spec.SecurityContext?.RunAsGroup ?? Pod.Spec?.SecurityContext?.RunAsGroup ?? 0;

    /// <summary>Where programs start.</summary>
    public string Directory => Spec.WorkingDir is { Length: > 0 } directory ? directory : "/";

    /// <summary>What runs in it all the time, as <c>ps</c> shows it.</summary>
    public IEnumerable<string> Programs => Command.Count > 0 ? [string.Join(' ', Command)]
        : Image.Server == "nginx" ? [$"nginx: master process {Image.Program}", "nginx: worker process"]
        : [Image.Program];

    /// <summary>The command and arguments of its spec, variables replaced.</summary>
    public IReadOnlyList<string> Command =>
        [.. (Spec.Command ?? []).Concat(Spec.Args ?? []).Select(text => VariableReferences.Expand(text, name => Environment.GetValueOrDefault(name)))];

    /// <summary>Whether a web server in it listens on a port.</summary>
    public bool Listens(int port) =>
        Image.DocumentRoot is not null
        && Spec.Command is null or { Count: 0 }
        && (port == ImageProfile.WebPort || (Spec.Ports ?? []).Any(p => p.Number == port));
}
