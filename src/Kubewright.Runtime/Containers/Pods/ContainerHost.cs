using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// Keeps what is inside the containers of all pods: files, logs, environments. A container's inside is made when someone
/// first looks; a pod that nobody looks into costs nothing. Claims' files live with the volume, <c>hostPath</c> files with
/// the node, <c>emptyDir</c> files with the pod, all others with one start of the container.
/// </summary>
internal sealed class ContainerHost
{
    private readonly Store _store;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, PodFiles> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileVolume> _volumes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VolumeImage> _images = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileVolume> _nodes = new(StringComparer.Ordinal);

    /// <summary>A host for the containers of a cluster.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cache">What the cluster's DNS server remembers; null for nothing.</param>
    public ContainerHost(Store store, TimeProvider clock, DnsCache? cache = null)
    {
        _store = store;
        _clock = clock;
        Network = new ContainerNetwork(this, store, cache);
        store.Subscribe(Forget);
    }

    /// <summary>Hears the files of a PersistentVolume whenever a command has changed them.</summary>
    public Action<VolumeImage>? OnFilesChanged { get; set; }

    /// <summary>One caller at a time: containers share volumes.</summary>
    public Lock Gate { get; } = new();

    /// <summary>What the containers can reach.</summary>
    public ContainerNetwork Network { get; }

    /// <summary>The cluster's time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>A container as it is now; made when nobody has looked into it since it was started.</summary>
    /// <param name="pod">Its pod.</param>
    /// <param name="name">Its name; the pod must have it.</param>
    public ContainerInstance Open(Pod pod, string name)
    {
        var snapshot = _store.Snapshot;
        var files = FilesOf(pod);
        var status = StatusOf(pod, name);
        var restarts = status?.RestartCount ?? 0;
        RefreshContent(pod, files, snapshot);
        if (files.Containers.TryGetValue(name, out var instance))
        {
            if (instance.RestartCount == restarts)
            {
                return instance;
            }

            files.PreviousLogs[name] = instance.Log;
        }

        return files.Containers[name] = Create(pod, name, restarts, status?.State?.Running?.StartedAt ?? Now, files, snapshot);
    }

    /// <summary>Runs a container's command up to now.</summary>
    /// <returns>How far it is; null for a command that the simulation does not know.</returns>
    public ProgramState? Play(Pod pod, Container container, DateTimeOffset now)
    {
        if (!MainRun.IsKnown(container))
        {
            return null;
        }

        lock (Gate)
        {
            var instance = Open(pod, container.Name);
            instance.Main ??= MainRun.Start(instance, now);
            var state = instance.Main.Play(now);
            Publish();
            return state;
        }
    }

    /// <summary>The log of a container; null when it has none.</summary>
    public ContainerLog? LogOf(Pod pod, string name, bool previous)
    {
        var instance = Open(pod, name);
        return previous ? FilesOf(pod).PreviousLogs.GetValueOrDefault(name) : instance.Log;
    }

    /// <summary>The status of a container, init containers included; null before the node reports one.</summary>
    public static ContainerStatus? StatusOf(Pod pod, string name) =>
        (pod.Status?.ContainerStatuses ?? []).Concat(pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.EphemeralContainerStatuses ?? []).FirstOrDefault(s => s.Name == name);

    /// <summary>Gives the storage of PersistentVolumes the files that it had.</summary>
    public void Restore(IEnumerable<VolumeImage> images)
    {
        foreach (var image in images)
        {
            _images[image.VolumeUid] = image;
        }
    }

    /// <summary>Tells what the last command has changed. Whoever runs one calls this before its result is given out.</summary>
    public void Publish()
    {
        foreach (var (uid, volume) in _volumes)
        {
            if (volume.HasChanged)
            {
                volume.HasChanged = false;
                OnFilesChanged?.Invoke(new VolumeImage(uid, VolumeImageCodec.Encode(volume)));
            }
        }
    }

    private PodFiles FilesOf(Pod pod)
    {
        var uid = pod.Metadata.Uid ?? "";
        if (!_pods.TryGetValue(uid, out var files))
        {
            _pods.Add(uid, files = new PodFiles());
        }

        return files;
    }

    private void Forget(StoreEvent change)
    {
        if (change.Type == StoreEventType.Deleted && change.Key.Kind is nameof(Pod) or nameof(PersistentVolume) or nameof(Node))
        {
            lock (Gate)
            {
                _ = change.Old switch
                {
                    Pod pod => _pods.Remove(pod.Metadata.Uid ?? ""),
                    PersistentVolume volume => _volumes.Remove(volume.Metadata.Uid ?? ""),
                    Node node => _nodes.Remove(node.Metadata.Name ?? ""),
                    _ => false,
                };
            }
        }
    }

    private ContainerInstance Create(Pod pod, string name, int restarts, DateTimeOffset started, PodFiles files, ClusterSnapshot snapshot)
    {
        var spec = (pod.Spec?.Containers ?? []).Concat(pod.Spec?.InitContainers ?? []).Concat(DebugContainers.Specs(pod)).First(c => c.Name == name);
        var image = ImageProfile.Of(spec.Image);
        var identity = PodIdentityFiles.Of(pod);
        var environment = ContainerEnvironment.Of(pod, spec, identity.Hostname, started, snapshot);
        var layer = new FileVolume(image.Files(started));
        var system = new ContainerFileSystem(layer, () => Now, spec.SecurityContext?.ReadOnlyRootFilesystem == true);
        foreach (var (path, text) in identity.Files)
        {
            // The node brings these files, also when the container's own layer is read-only.
            system.Add(new Mount(path, new FileVolume(new DirectoryInode(FileModes.Directory, started)), new FileInode(ByteText.ToBytes(text), FileModes.File, started), IsReadOnly: false));
        }

        foreach (var mount in spec.VolumeMounts ?? [])
        {
            if ((pod.Spec?.Volumes ?? []).FirstOrDefault(v => v.Name == mount.Name.Name) is { } volume
                && MountOf(pod, volume, mount, environment, files, snapshot) is { } mounted)
            {
                system.Add(mounted);
            }
        }

        var instance = new ContainerInstance
        {
            Pod = pod,
            Spec = spec,
            RestartCount = restarts,
            Image = image,
            Files = system,
            Environment = environment,
            Hostname = identity.Hostname,
            FullName = identity.FullName,
            Address = pod.Status?.PodIP ?? "",
            Network = Network,
        };
        if (image.DocumentRoot is not null)
        {
            instance.Log.Add(started, $"{image.Server}: ready to serve {image.DocumentRoot}");
        }

        return instance;
    }

    private Mount? MountOf(Pod pod, Volume volume, VolumeMount mount, Dictionary<string, string> environment, PodFiles files, ClusterSnapshot snapshot)
    {
        var isReadOnly = mount.ReadOnly == true;
        var path = mount.SubPathExpr is { Length: > 0 } expression
            ? VariableReferences.Expand(expression, name => environment.GetValueOrDefault(name))
            : mount.SubPath ?? "";
        FileVolume? source;
        if (files.Content.TryGetValue(volume.Name, out var content))
        {
            (source, isReadOnly) = (content.Volume, true);
        }
        else if (ClaimOf(pod, volume) is { } claimName)
        {
            source = StorageOf(ObjectKey.Of(pod).Namespace, claimName, snapshot);
            isReadOnly |= volume.PersistentVolumeClaim?.ReadOnly == true;
        }
        else if (volume.HostPath is { } host)
        {
            source = NodeOf(pod.Spec?.NodeName?.Name ?? "");
            path = $"{host.Path}/{path}";
        }
        else
        {
            if (!files.Scratch.TryGetValue(volume.Name, out source))
            {
                var size = volume.EmptyDir?.SizeLimit?.ToInt64() ?? FileVolume.MostBytes;
                files.Scratch.Add(volume.Name, source = new FileVolume(new DirectoryInode(FileModes.All, Now), size));
            }
        }

        return source is not null && Below(source, path) is { } root
            ? new Mount("/" + mount.MountPath.Trim('/'), source, root, isReadOnly)
            : null;
    }

    private static string? ClaimOf(Pod pod, Volume volume) =>
        volume.PersistentVolumeClaim?.ClaimName.Name ?? (volume.Ephemeral is null ? null : $"{pod.Metadata.Name}-{volume.Name}");

    /// <summary>The storage behind a bound claim: it lives as long as the PersistentVolume.</summary>
    private FileVolume? StorageOf(string space, string claim, ClusterSnapshot snapshot)
    {
        if (snapshot.Find<PersistentVolumeClaim>(space, claim)?.Spec?.VolumeName?.Name is not { Length: > 0 } name
            || snapshot.Find<PersistentVolume>(name) is not { } volume)
        {
            return null;
        }

        var uid = volume.Metadata.Uid ?? "";
        if (!_volumes.TryGetValue(uid, out var storage))
        {
            var size = volume.Spec?.Capacity is { } capacity && capacity.TryGetValue("storage", out var given) ? given.ToInt64() : FileVolume.MostBytes;
            _volumes.Add(uid, storage = new FileVolume(new DirectoryInode(FileModes.Directory, Now), size));
            if (_images.Remove(uid, out var image))
            {
                VolumeImageCodec.Decode(image.Bytes, storage);
                storage.HasChanged = false;
            }
        }

        return storage;
    }

    private FileVolume NodeOf(string node)
    {
        if (!_nodes.TryGetValue(node, out var storage))
        {
            _nodes.Add(node, storage = new FileVolume(new DirectoryInode(FileModes.Directory, Now)));
        }

        return storage;
    }

    /// <summary>A directory or file of a volume, links followed; directories are made where nothing is. Null when that is not possible.</summary>
    private Inode? Below(FileVolume volume, string path)
    {
        var inside = new ContainerFileSystem(volume, () => Now);
        return (inside.Exists("/" + path) ? null : inside.MakeDirectories("/" + path)) is null && inside.Find("/" + path, out var inode) is null ? inode : null;
    }

    private void RefreshContent(Pod pod, PodFiles files, ClusterSnapshot snapshot)
    {
        foreach (var volume in pod.Spec?.Volumes ?? [])
        {
            if (VolumeContent.Of(volume, pod, snapshot) is { } content)
            {
                if (!files.Content.TryGetValue(volume.Name, out var known))
                {
                    files.Content.Add(volume.Name, known = new ContentVolume());
                }

                known.Refresh(content, Now);
            }
        }
    }
}
