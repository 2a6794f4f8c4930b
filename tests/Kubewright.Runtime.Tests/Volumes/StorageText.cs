namespace Kubewright.Runtime.Tests;

/// <summary>Claims, volumes and classes from one line of text, so that tables of cases stay readable.</summary>
internal static class StorageText
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// <c>NAME SIZE [RWO,RWX] [class=C] [mode=Block] [label=V] [phase=Released] [for=CLAIM] [uid=U] [node=N] [deleted]</c>
    /// </summary>
    public static PersistentVolume Volume(string text)
    {
        var words = new Words(text);
        return new PersistentVolume(
            new ObjectMeta
            {
                Name = words[0],
                Uid = $"uid-{words[0]}",
                ResourceVersion = "1",
                Labels = words["label"] is { } label ? [("disk", label)] : null,
                Finalizers = ["kubernetes.io/pv-protection"],
                DeletionTimestamp = words.Has("deleted") ? Now : null,
            },
            new PersistentVolumeSpec
            {
                Capacity = [("storage", Quantity.Parse(words[1]))],
                AccessModes = words.Modes,
                HostPath = new HostPathVolumeSource($"/data/{words[0]}"),
                StorageClassName = words["class"] is { } name ? (Ref<StorageClass>?)name : null,
                VolumeMode = words["mode"] == "Block" ? VolumeMode.Block : VolumeMode.Filesystem,
                PersistentVolumeReclaimPolicy = words["policy"] switch
                {
                    "Delete" => ReclaimPolicy.Delete,
                    "Recycle" => ReclaimPolicy.Recycle,
                    _ => ReclaimPolicy.Retain,
                },
                ClaimRef = words["for"] is { } claim ? new ObjectReference { Namespace = "default", Name = claim, Uid = words["uid"] } : null,
                NodeAffinity = words["node"] is { } node
                    ? new VolumeNodeAffinity
                    {
                        Required = new NodeSelector
                        {
                            NodeSelectorTerms =
                            [
                                new NodeSelectorTerm
                                {
                                    MatchExpressions = [new NodeSelectorRequirement("kubernetes.io/hostname", NodeSelectorOperator.In) { Values = [node] }],
                                },
                            ],
                        },
                    }
                    : null,
            })
        {
            Status = new PersistentVolumeStatus { Phase = Enum.Parse<VolumePhase>(words["phase"] ?? "Available") },
        };
    }

    /// <summary>Several volumes, separated by bars.</summary>
    public static List<PersistentVolume> Volumes(string text) =>
        [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static part => Volume(part))];

    /// <summary><c>NAME SIZE [RWO,RWX] [class=C] [mode=Block] [select=V] [volume=PV] [phase=Bound]</c>; <c>class=</c> is the empty class.</summary>
    public static PersistentVolumeClaim Claim(string text)
    {
        var words = new Words(text);
        return new PersistentVolumeClaim(
            new ObjectMeta
            {
                Name = words[0],
                Namespace = "default",
                Uid = $"uid-{words[0]}",
                ResourceVersion = "1",
                Finalizers = ["kubernetes.io/pvc-protection"],
            },
            new PersistentVolumeClaimSpec
            {
                AccessModes = words.Modes,
                StorageClassName = words["class"] is { } name ? (Ref<StorageClass>?)name : null,
                VolumeMode = words["mode"] == "Block" ? VolumeMode.Block : null,
                VolumeName = words["volume"] is { } volume ? (Ref<PersistentVolume>?)volume : null,
                Selector = words["select"] is { } label ? new LabelSelector { MatchLabels = [("disk", label)] } : null,
                Resources = new VolumeResourceRequirements { Requests = [("storage", Quantity.Parse(words[1]))] },
            })
        {
            Status = new PersistentVolumeClaimStatus { Phase = Enum.Parse<ClaimPhase>(words["phase"] ?? "Pending") },
        };
    }

    /// <summary>A class by its provisioner.</summary>
    public static StorageClass Class(string name, string provisioner = "example.com/disk", bool waits = false) => new(new ObjectMeta { Name = name })
    {
        Provisioner = provisioner,
        ReclaimPolicy = ReclaimPolicy.Delete,
        VolumeBindingMode = waits ? VolumeBindingMode.WaitForFirstConsumer : VolumeBindingMode.Immediate,
    };

    public static PersistentVolumeClaim Annotated(PersistentVolumeClaim claim, string name, string value) =>
        claim with { Metadata = claim.Metadata with { Annotations = (claim.Metadata.Annotations ?? []).With(name, value) } };

    private sealed class Words(string text)
    {
        private readonly string[] _words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public string this[int index] => _words[index];

        public string? this[string name] =>
            _words.FirstOrDefault(w => w.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

        public ValueList<AccessMode> Modes =>
        [
            .. (_words.FirstOrDefault(static w => w.StartsWith('R') && w.All(static c => char.IsUpper(c) || c == ',')) ?? "RWO")
                .Split(',')
                .Select(static w => w switch
                {
                    "RWO" => AccessMode.ReadWriteOnce,
                    "ROX" => AccessMode.ReadOnlyMany,
                    "RWX" => AccessMode.ReadWriteMany,
                    _ => AccessMode.ReadWriteOncePod,
                }),
        ];

        public bool Has(string word) => _words.Contains(word);
    }
}
