using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What happens to a claim that no existing volume suits.</summary>
internal static class VolumeProvisioning
{
    /// <summary>A new volume when the claim's class has a provisioner that makes one; else an event that says why the claim waits.</summary>
    public static ImmutableArray<VolumeAction> Plan(ClaimState state)
    {
        var claim = state.Claim;
        var name = StorageClassLookup.NameOf(claim);
        if (string.IsNullOrEmpty(name))
        {
            return
            [
                new VolumeAction.Record(
                    claim, EventType.Normal, "FailedBinding", "no persistent volumes available for this claim and no storage class is set"),
            ];
        }

        if (state.Class is not { } storageClass)
        {
            return [Failed(claim, $"storageclass.storage.k8s.io \"{name}\" not found")];
        }

        if (Provisioners.WhyIdle(storageClass.Provisioner) is { } why)
        {
            return [Failed(claim, $"provisioner \"{storageClass.Provisioner}\" of class \"{name}\" makes no volumes: {why}")];
        }

        if (claim.Spec?.Selector is not null)
        {
            return [Failed(claim, "claim.spec.selector is not supported for dynamic provisioning")];
        }

        if (SimulatedStorage.FailureOf(storageClass) is { } failure)
        {
            return [Failed(claim, $"failed to provision volume with StorageClass \"{name}\": {failure}")];
        }

        return claim.Metadata.Annotations?[VolumeNames.StorageProvisioner] != storageClass.Provisioner
            ? Announce(claim, storageClass)
            : Provision(state, claim, storageClass);
    }

    private static VolumeAction.Record Failed(PersistentVolumeClaim claim, string message) =>
        new(claim, EventType.Warning, "ProvisioningFailed", message);

    private static ImmutableArray<VolumeAction> Announce(PersistentVolumeClaim claim, StorageClass storageClass)
    {
        var annotations = (claim.Metadata.Annotations ?? [])
            .With(VolumeNames.BetaStorageProvisioner, storageClass.Provisioner)
            .With(VolumeNames.StorageProvisioner, storageClass.Provisioner);
        return
        [
            new VolumeAction.Update(claim with { Metadata = claim.Metadata with { Annotations = annotations } }),
            new VolumeAction.Record(
                claim, EventType.Normal, "ExternalProvisioning", $"waiting for provisioner \"{storageClass.Provisioner}\" to create a volume"),
        ];
    }

    private static ImmutableArray<VolumeAction> Provision(ClaimState state, PersistentVolumeClaim claim, StorageClass storageClass)
    {
        var key = ObjectKey.Of(claim);
        if (state.ProvisioningSince is not { } since)
        {
            var begins = new VolumeAction.Record(
                claim, EventType.Normal, "Provisioning", $"provisioning volume for claim \"{key.Namespace}/{key.Name}\"");
            return state.ProvisioningTime > TimeSpan.Zero
                ? [begins, new VolumeAction.Wait(state.ProvisioningTime)]
                : [begins, .. Make(state, claim, storageClass)];
        }

        return since + state.ProvisioningTime > state.Now
            ? [new VolumeAction.Wait(since + state.ProvisioningTime - state.Now)]
            : Make(state, claim, storageClass);
    }

    private static ImmutableArray<VolumeAction> Make(ClaimState state, PersistentVolumeClaim claim, StorageClass storageClass)
    {
        var volume = Volume(claim, storageClass, state.SelectedNode);
        return
        [
            new VolumeAction.Create(volume),
            new VolumeAction.Record(
                claim, EventType.Normal, "ProvisioningSucceeded", $"Successfully provisioned volume {volume.Metadata.Name}"),
        ];
    }

    private static PersistentVolume Volume(PersistentVolumeClaim claim, StorageClass storageClass, Node? node)
    {
        var name = $"pvc-{claim.Metadata.Uid}";
        return new PersistentVolume(
            new ObjectMeta
            {
                Name = name,
                Annotations = ((Labels)[]).With(VolumeNames.ProvisionedBy, storageClass.Provisioner),
                Finalizers = Finalizers.Only(VolumeNames.VolumeProtection),
            },
            new PersistentVolumeSpec
            {
                Capacity = ((Map<Quantity>)[]).With(VolumeNames.Storage, VolumeMatcher.Request(claim)),
                AccessModes = claim.Spec?.AccessModes,
                VolumeMode = claim.Spec?.VolumeMode ?? VolumeMode.Filesystem,
                StorageClassName = storageClass.Metadata.Name!,
                PersistentVolumeReclaimPolicy = storageClass.ReclaimPolicy ?? ReclaimPolicy.Delete,
                MountOptions = storageClass.MountOptions,
                NodeAffinity = StorageTopology.AffinityFor(storageClass, node),
                ClaimRef = VolumeBinding.ReferenceTo(claim),
                Csi = new CSIPersistentVolumeSource { Driver = storageClass.Provisioner, VolumeHandle = name },
            });
    }
}
