using System.Text.Json.Nodes;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>
/// Values of members. Most follow from the type that the schema gives; the others are strings and numbers whose grammar or
/// range is the API server's alone.
/// </summary>
internal sealed class FieldValues(Draw draw, ManifestScope scope, ReferredObjects referred)
{
    private static readonly string[] Amounts = ["1", "500m", "64Mi", "1.5Gi", "1e3", "2E", "128974848", "9223372036854775807"];

    /// <summary>The least probability with which a member is written: what others hang on comes often.</summary>
    public static double Weight(TypeFacts type, PropertyFacts property) =>
        (type.ShortName, property.Name) is ("PodSpec", "volumes") or ("StatefulSetSpec", "volumeClaimTemplates") or ("Container", "volumeMounts" or "ports") ? 0.7 : 0;

    /// <summary>The member of a choice that is written. The kinds of volume that others refer to come often.</summary>
    public string Member(TypeFacts type) => type.ShortName switch
    {
        "Volume" when draw.Chance(0.2) => "emptyDir",
        _ => draw.Of<string>(type.OneOf),
    };

    /// <summary>A value of a type that holds no members.</summary>
    public JsonNode? OfType(PropertyFacts property, SchemaType type) => type.Kind switch
    {
        SchemaTypeKind.String => draw.Name(property.Name.ToLowerInvariant() is { Length: < 12 } name ? name : "text"),
        SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Seconds => draw.Between(1, 5),
        SchemaTypeKind.Boolean => draw.Chance(0.5),
        SchemaTypeKind.Time or SchemaTypeKind.MicroTime => "2026-02-03T04:05:06Z",
        SchemaTypeKind.Quantity => draw.Of(Amounts),
        SchemaTypeKind.IntOrString => draw.Chance(0.5) ? draw.Between(1, 3) : draw.Of("1%", "50%", "100%"),
        SchemaTypeKind.Enum => draw.Of<string>(property.Values),
        SchemaTypeKind.KnownValues => draw.Of<string>(property.KnownValues),
        SchemaTypeKind.Reference => referred.Name(property.References[0]),
        SchemaTypeKind.Labels => Labels(),
        SchemaTypeKind.Map => property.Name is "annotations" or "labels" or "matchLabels" or "userAnnotations" ? Labels() : new JsonObject { [draw.Name("key")] = draw.Name("value") },
        SchemaTypeKind.Raw => new JsonObject { ["f:metadata"] = new JsonObject { ["f:labels"] = new JsonObject() } },
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "No value can be made."),
    };

    /// <summary>Labels at the limits of their grammar.</summary>
    public JsonObject Labels() => draw.Of(
        new JsonObject { ["tier"] = "db" },
        new JsonObject { ["example.com/part-of"] = "", ["a"] = "A_b.c-9" },
        new JsonObject { [new string('d', 63) + "." + new string('e', 63) + ".io/" + new string('k', 63)] = new string('v', 63) },
        new JsonObject { ["0"] = "0", ["A.b_C-d"] = "true" });

    /// <summary>The value of a member whose type does not say enough; null leaves the member out.</summary>
    /// <returns>False when the type says all.</returns>
    public bool TryOwn(TypeFacts type, PropertyFacts property, string path, out JsonNode? value)
    {
        var isItem = path.EndsWith("[]", StringComparison.Ordinal);
        var isList = property.Type.Kind == SchemaTypeKind.List;
        value = null;
        if (isList && !isItem)
        {
            return TryOwnList(type, property, out value);
        }

        value = Own(type.ShortName, property.Name, path);
        return value is not null || NeedsScope(type.ShortName, property.Name);
    }

    private bool TryOwnList(TypeFacts type, PropertyFacts property, out JsonNode? value)
    {
        value = (type.ShortName, property.Name) switch
        {
            ("PersistentVolumeClaimSpec", "accessModes") => draw.Chance(0.2)
                ? new JsonArray("ReadWriteOncePod")
                : Texts(draw.Some("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany")),
            ("PodDNSConfig", "nameservers") => Texts(draw.Some("10.0.0.10", "1.1.1.1", "2001:db8::1")),
            ("ServiceSpec", "ipFamilies") => new JsonArray(draw.Of("IPv4", "IPv6")),
            ("ServiceSpec", "clusterIPs") => new JsonArray("None"),
            ("Container", "resizePolicy") => new JsonArray(
                new JsonObject { ["resourceName"] = "cpu", ["restartPolicy"] = draw.Of("NotRequired", "RestartContainer") },
                new JsonObject { ["resourceName"] = "memory", ["restartPolicy"] = "NotRequired" }),
            _ => null,
        };
        return value is not null;
    }

    // What refers to something that the manifest need not have.
    private static bool NeedsScope(string type, string member) =>
        (type, member) is ("VolumeMount" or "VolumeDevice", "name") or ("FileKeySelector", "volumeName") or ("ResourceClaim", "name");

    private JsonNode? Own(string type, string member, string path) => (type, member) switch
    {
        ("VolumeMount", "name") => FirstOrNone(scope.Files),
        ("VolumeDevice", "name") => FirstOrNone(scope.Devices),
        ("FileKeySelector", "volumeName") => FirstOrNone(scope.EmptyFolders),
        ("ResourceClaim", "name") => FirstOrNone(scope.ResourceClaims),
        ("LocalObjectReference", "name") => referred.Name("Secret"),

        ("ObjectMeta", "finalizers") => "example.com/keep",
        ("ObjectMeta", "generateName") => "web-",
        ("ManagedFieldsEntry", "apiVersion") => "apps/v1",
        ("OwnerReference", "apiVersion") => "example.com/v1",
        ("OwnerReference", "kind") => "Ring",
        ("VolumeClaim", "apiVersion") => "v1",
        ("VolumeClaim", "kind") => "PersistentVolumeClaim",
        ("PersistentVolumeClaimSpec", "volumeName") => draw.Name("disk-"),
        ("TypedLocalObjectReference" or "TypedObjectReference", "apiGroup") => "snapshot.storage.k8s.io",
        ("TypedLocalObjectReference" or "TypedObjectReference", "kind") => "VolumeSnapshot",
        ("VolumeResourceRequirements", "requests") => Storage(draw.Of("1Gi", "1", "10Gi")),
        ("VolumeResourceRequirements", "limits") => Storage("10Gi"),

        ("StatefulSetSpec", "serviceName") => "nginx",
        ("StatefulSetSpec", "replicas") => draw.Between(0, 5),
        ("StatefulSetSpec", "minReadySeconds") => draw.Between(0, 600),
        ("StatefulSetSpec", "revisionHistoryLimit") => draw.Between(0, 10),
        ("StatefulSetOrdinals", "start") => draw.Between(0, 10),
        ("RollingUpdateStatefulSetStrategy", "partition") => draw.Between(0, 5),

        ("PodSpec", "terminationGracePeriodSeconds") => draw.Between(1, 3600),
        ("PodSpec", "restartPolicy") => "Always",
        ("PodSpec", "overhead") => new JsonObject { ["cpu"] = "10m", ["memory"] = "8Mi" },
        ("PodSpec", "hostnameOverride") => "db." + new string('h', 61),
        ("HostAlias", "ip") => $"10.1.0.{draw.Between(1, 254)}",
        ("HostAlias", "hostnames") => "db.example.com",
        ("PodDNSConfig", "searches") => "example.com",
        ("PodDNSConfigOption", "name") => "ndots",
        ("PodDNSConfigOption", "value") => "2",
        ("PodReadinessGate", "conditionType") => "example.com/ready",
        ("PodSchedulingGate", "name") => "example.com/hold",
        ("Sysctl", "name") => "net.ipv4.tcp_syncookies",
        ("Sysctl", "value") => "1",
        (_, "runAsUser") => draw.Between(1, int.MaxValue),
        (_, "runAsGroup" or "fsGroup" or "supplementalGroups") => draw.Between(0, int.MaxValue),
        ("WindowsSecurityContextOptions", "hostProcess") => false,
        ("WindowsSecurityContextOptions", "runAsUserName") => "ContainerUser",
        ("Capabilities", "add") => draw.Of("NET_BIND_SERVICE", "CHOWN"),
        ("Capabilities", "drop") => "ALL",

        ("Container", "name") => path.Contains("initContainers", StringComparison.Ordinal) ? draw.Name("init-") : draw.Name("c"),
        ("Container", "image") or ("ImageVolumeSource", "reference") => draw.Of(
            "nginx", "nginx:1.27", "registry.k8s.io/nginx-slim:0.27", "localhost:5000/a/b__c:v1.0_x", "ghcr.io/org/app@sha256:" + new string('a', 64), "quay.io/org/app:1@sha256:" + new string('0', 64)),
        ("Container", "command") or ("ExecAction", "command") => "/bin/true",
        ("Container", "workingDir") => "/srv",
        ("Container", "terminationMessagePath") => "/dev/termination-log",
        ("ContainerPort", "containerPort") => 1023 + draw.Next(),
        ("ContainerPort", "name") => draw.Of("http", "a", "client-" + new string('x', 5)) + draw.Next() % 1000,
        (_, "hostIP") => "127.0.0.1",
        ("EnvVar", "name") => draw.Of("A", "_a.b-C", "LOG_LEVEL_") + draw.Next(),
        ("EnvVar", "value") => draw.Of("", "a: b # c", "true", "0x1F", "multi\nline\n"),
        ("EnvFromSource", "prefix") => "APP_",
        (_, "fieldPath") when path.Contains("downwardAPI", StringComparison.Ordinal) => draw.Of("metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations['a/b']"),
        (_, "fieldPath") => draw.Of("metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels['app']", "metadata.annotations['example.com/x']", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.podIP", "status.hostIPs", "status.podIPs"),
        ("ObjectFieldSelector", "apiVersion") => "v1",
        ("ResourceFieldSelector", "resource") => draw.Of("limits.cpu", "limits.memory", "requests.cpu", "requests.memory", "limits.ephemeral-storage"),
        ("ResourceFieldSelector", "divisor") => "1",
        ("ResourceFieldSelector", "containerName") => CrossFieldFacts.MainContainer,
        ("ConfigMapKeySelector" or "SecretKeySelector" or "FileKeySelector" or "KeyToPath", "key") => ReferredObjects.Key,
        (_, "path") when type is "HTTPGetAction" => draw.Of("/", "/healthz?full=1"),
        (_, "path") when type is "NFSVolumeSource" or "HostPathVolumeSource" or "CephFSVolumeSource" => "/srv/data",
        (_, "path" or "subPath" or "subPathExpr" or "directory" or "certificateChainPath" or "credentialBundlePath" or "keyPath") => draw.Name("d/f"),
        (_, "mountPath" or "devicePath") => draw.Name("/mnt/d"),
        (_, "mode" or "defaultMode") => draw.Between(0, 511),

        ("HTTPGetAction" or "TCPSocketAction", "port") => draw.Chance(0.5) && FirstOrNone(scope.PortNames) is { } name ? name : draw.Between(1, 65535),
        ("GRPCAction", "port") => draw.Between(1, 65535),
        ("HTTPHeader", "name") => "X-Probe",
        ("SleepAction", "seconds") => draw.Between(1, scope.GracePeriod),
        ("Probe", "successThreshold") => path.Contains("readiness", StringComparison.Ordinal) ? draw.Between(1, 3) : 1,
        ("Probe", "initialDelaySeconds" or "failureThreshold" or "periodSeconds" or "timeoutSeconds") => draw.Between(1, 600),
        ("Lifecycle", "stopSignal") => draw.Of("SIGTERM", "SIGKILL"),
        ("ContainerRestartRule", "action") => "Restart",
        ("ContainerRestartRuleOnExitCodes", "values") => draw.Between(0, 255),

        ("ServiceSpec", "externalName") => "db.example.com",
        ("ServiceSpec", "externalIPs") => "192.0.2.7",
        ("ServiceSpec", "loadBalancerIP") => "192.0.2.8",
        ("ServiceSpec", "loadBalancerClass") => "example.com/lb",
        ("ServiceSpec", "loadBalancerSourceRanges") => "10.0.0.0/8",
        ("ServiceSpec", "healthCheckNodePort") => 30000,
        ("ServiceSpec", "clusterIP") => "None",
        ("ServicePort", "name") => draw.Of("web", new string('p', 55)) + "-" + draw.Next(),
        ("ServicePort", "port") => draw.Between(1, 65535),
        ("ServicePort", "nodePort") => 30000 + (draw.Next() % 2768),
        ("ServicePort", "appProtocol") => draw.Of("http", "kubernetes.io/h2c"),
        ("ServicePort", "targetPort") => draw.Chance(0.5) && FirstOrNone(scope.PodPortNames) is { } name ? name : draw.Between(1, 65535),
        ("ClientIPConfig", "timeoutSeconds") => draw.Between(1, 86400),

        ("LabelSelectorRequirement", "key") => draw.Of("tier", "example.com/track"),
        ("LabelSelectorRequirement" or "NodeSelectorRequirement", "values") => draw.Of("", "A_b.c", "7"),
        ("NodeSelectorRequirement", "key") when path.Contains("matchFields", StringComparison.Ordinal) => "metadata.name",
        ("NodeSelectorRequirement", "key") => draw.Of("kubernetes.io/arch", "cores"),
        ("PreferredSchedulingTerm" or "WeightedPodAffinityTerm", "weight") => draw.Between(1, 100),
        (_, "topologyKey") => draw.Of("kubernetes.io/hostname", "topology.kubernetes.io/zone"),
        (_, "matchLabelKeys") => "shard",
        (_, "mismatchLabelKeys") => "tenant",
        ("Toleration", "key") => draw.Of("dedicated", "example.com/gpu"),
        ("Toleration", "value") => "7",
        ("Toleration", "tolerationSeconds") => draw.Between(0, 600),

        (_, "fsType") => "ext4",
        ("ISCSIVolumeSource", "iqn" or "initiatorName") => "iqn.2001-04.com.example:storage",
        ("ISCSIVolumeSource", "targetPortal" or "portals") => "10.0.0.1:3260",
        (_, "lun") => draw.Between(0, 255),
        ("EmptyDirVolumeSource", "sizeLimit") => "1Gi",
        (_, "driver") when type is "FlexVolumeSource" => "example.com/flex",
        ("ServiceAccountTokenProjection", "expirationSeconds") => draw.Between(600, 86400),
        ("PodCertificateProjection", "maxExpirationSeconds") => draw.Between(3600, 86400),
        (_, "signerName") => "example.com/signer",
        _ => null,
    };

    private static JsonObject Storage(string amount) => new() { ["storage"] = amount };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)text)]);

    private JsonNode? FirstOrNone(List<string> names) => names.Count > 0 ? draw.Of<string>(names) : null;
}
