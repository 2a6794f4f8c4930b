namespace Kubewright.Runtime;

/// <summary>
/// What the API server does to every write: fills in defaults, then checks. Of kinds that the simulation does not act on,
/// the fields are checked that clients most often get wrong.
/// </summary>
/// <param name="features">What the cluster's release does; null for <see cref="KubernetesFeatures.Default"/>.</param>
public sealed class StandardAdmission(KubernetesFeatures? features = null) : IAdmission
{
    private readonly KubernetesFeatures _features = features ?? KubernetesFeatures.Default;

    /// <summary>The last pod spec that was found right. The pods of a set differ from it in names alone.</summary>
    private PodSpec? _accepted;

    /// <inheritdoc/>
    public AdmissionResult Admit(AdmissionRequest request)
    {
        var errors = new FieldErrors();
        var obj = request.Object is CustomObject custom
            ? CustomAdmission.Admit(errors, custom, request.Old as CustomObject, request.Snapshot)
            : request.Object;
        switch (request.Operation)
        {
            case AdmissionOperation.UpdateStatus:
                if (obj is StatefulSet withStatus)
                {
                    StatefulSetValidation.CheckStatus(errors, withStatus, (StatefulSet)request.Old!);
                }

                break;
            case AdmissionOperation.UpdateEphemeralContainers:
                var debugged = EphemeralContainerAdmission.Apply((Pod)obj);
                EphemeralContainerAdmission.Check(errors, debugged, (Pod)request.Old!);
                obj = debugged;
                break;
            case AdmissionOperation.Create when (NamespaceDefaults.Refusal(obj, request.Snapshot) ?? CustomAdmission.Refuse(obj, request.Snapshot)) is { } refused:
                return new AdmissionResult(obj, refused, []);
            case AdmissionOperation.Create:
                obj = ApplyDefaults(request, obj);
                ObjectMetaValidation.CheckCreate(errors, obj);
                CheckCreate(errors, obj);
                break;
            default:
                obj = ApplyDefaults(request, obj);
                ObjectMetaValidation.CheckUpdate(errors, obj, request.Old!);
                CheckUpdate(errors, obj, request.Old!, request.Snapshot);
                break;
        }

        return errors.IsEmpty && request.Operation != AdmissionOperation.UpdateStatus
            ? AdmitWithin(request, obj)
            : new AdmissionResult(obj, errors.ToError(obj), WorkloadAdmission.Warnings(obj));
    }

    /// <summary>Whether a valid object stays within what its namespace allows.</summary>
    private static AdmissionResult AdmitWithin(AdmissionRequest request, IKubernetesObject obj)
    {
        var error = request.Old is null ? PriorityAdmission.Refusal(obj, request.Snapshot) : null;
        error ??= request.Old is null || obj is PersistentVolumeClaim ? LimitRanger.Refusal(obj, request.Snapshot) : null;
        ValueList<ResourceQuota> charges = [];
        error ??= QuotaAdmission.Charge(obj, request.Old, request.Snapshot, out charges);
        return new AdmissionResult(obj, error, WorkloadAdmission.Warnings(obj)) { Charges = charges };
    }

    private IKubernetesObject ApplyDefaults(AdmissionRequest request, IKubernetesObject obj)
    {
        var isNew = request.Operation == AdmissionOperation.Create;
        return obj switch
        {
            StatefulSet set => StatefulSetDefaults.Apply(set, request.Old as StatefulSet, _features),
            Pod pod when isNew => PodDefaults.Apply(LimitRanger.FillIn(PodDefaults.WithRequests(pod), request.Snapshot), null, request.Snapshot),
            Pod pod => PodDefaults.Apply(pod, (request.Old as Pod)?.Spec, request.Snapshot),
            LimitRange range => LimitRangeDefaults.Apply(range),
            PersistentVolumeClaim claim when isNew =>
                StorageDefaults.Apply(claim, StorageClassLookup.Default(request.Snapshot.StorageClasses)),
            PersistentVolume volume when isNew => StorageDefaults.Apply(volume),
            StorageClass storageClass => StorageDefaults.Apply(storageClass),
            Namespace ns => NamespaceDefaults.Apply(ns, request.Old as Namespace),
            Secret secret => SecretDefaults.Apply(secret),
            Service service => ServiceDefaults.Apply(service, request.Old as Service, request.Snapshot),
            Batch.Job job when isNew => JobSelector.Generate((Batch.Job)WorkloadAdmission.ApplyDefaults(job)),
            Deployment or ReplicaSet or DaemonSet or Batch.Job or Batch.CronJob or ReplicationController or PodTemplate => WorkloadAdmission.ApplyDefaults(obj),
            Autoscaling.HorizontalPodAutoscaler scaler => scaler.WithDefaults(),
            Scheduling.PriorityClass priority => priority.WithDefaults(),
            Networking.NetworkPolicy policy => policy.WithDefaults(),
            CSIDriver driver => driver.WithDefaults(),
            var other => other,
        };
    }

    private void CheckCreate(FieldErrors errors, IKubernetesObject obj)
    {
        TrafficValidation.Check(errors, obj);
        switch (obj)
        {
            case StatefulSet set:
                StatefulSetValidation.CheckCreate(errors, set, _features);
                break;
            case Deployment or ReplicaSet or DaemonSet:
                WorkloadAdmission.Check(errors, obj, null);
                break;
            case Pod { Spec: { } spec }:
                if (spec.EphemeralContainers is { Count: > 0 })
                {
                    errors.Forbidden("spec.ephemeralContainers", "cannot be set on create");
                }

                if (_accepted is not { } accepted || !PodSpecValidation.IsAsRightAs(spec, accepted))
                {
                    var others = errors.Count;
                    PodSpecValidation.Check(errors, "spec", spec, []);
                    _accepted = errors.Count == others ? spec : _accepted;
                }

                break;
            case Pod:
                errors.Required("spec.containers");
                break;
            case PersistentVolumeClaim claim:
                ClaimValidation.CheckSpec(errors, "spec", claim.Spec);
                break;
            case PersistentVolume volume:
                PersistentVolumeValidation.CheckCreate(errors, volume);
                break;
            case LimitRange range:
                LimitRangeValidation.Check(errors, range);
                break;
            case Discovery.EndpointSlice slice:
                EndpointSliceValidation.Check(errors, slice, null);
                break;
            case Endpoints endpoints:
                EndpointSliceValidation.Check(errors, endpoints, null);
                break;
            case ControllerRevision revision:
                RevisionValidation.Check(errors, revision, null);
                break;
            case ResourceQuota quota:
                QuotaValidation.Check(errors, quota, null);
                break;
            case Scheduling.PriorityClass priority:
                PriorityAdmission.Check(errors, priority, null);
                break;
            case Service service:
                ServiceValidation.Check(errors, service, null);
                break;
            case ConfigMap map:
                DataValidation.Check(errors, map, null);
                break;
            case Secret secret:
                DataValidation.Check(errors, secret, null);
                break;
            case Batch.Job or Batch.CronJob:
                WorkloadAdmission.Check(errors, obj, null);
                break;
        }
    }

    private void CheckUpdate(FieldErrors errors, IKubernetesObject obj, IKubernetesObject old, ClusterSnapshot snapshot)
    {
        LastingFields.Check(errors, obj, old);
        TrafficValidation.Check(errors, obj);
        switch (obj)
        {
            case StatefulSet set:
                StatefulSetValidation.CheckUpdate(errors, set, (StatefulSet)old, _features);
                break;
            case Deployment or ReplicaSet or DaemonSet:
                WorkloadAdmission.Check(errors, obj, old);
                break;
            case Pod pod:
                PodSpecValidation.CheckUpdate(errors, pod, (Pod)old);
                break;
            case PersistentVolumeClaim claim:
                ClaimValidation.CheckUpdate(errors, claim, (PersistentVolumeClaim)old, snapshot);
                break;
            case LimitRange range:
                LimitRangeValidation.Check(errors, range);
                break;
            case Discovery.EndpointSlice slice:
                EndpointSliceValidation.Check(errors, slice, (Discovery.EndpointSlice)old);
                break;
            case Endpoints endpoints:
                EndpointSliceValidation.Check(errors, endpoints, (Endpoints)old);
                break;
            case ControllerRevision revision:
                RevisionValidation.Check(errors, revision, (ControllerRevision)old);
                break;
            case ResourceQuota quota:
                QuotaValidation.Check(errors, quota, (ResourceQuota)old);
                break;
            case Scheduling.PriorityClass priority:
                PriorityAdmission.Check(errors, priority, (Scheduling.PriorityClass)old);
                break;
            case Service service:
                ServiceValidation.Check(errors, service, (Service)old);
                break;
            case ConfigMap map:
                DataValidation.Check(errors, map, (ConfigMap)old);
                break;
            case Secret secret:
                DataValidation.Check(errors, secret, (Secret)old);
                break;
            case Batch.Job or Batch.CronJob:
                WorkloadAdmission.Check(errors, obj, old);
                break;
        }
    }
}
