using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>What one member means for another: facts that the API server checks, or that a pod needs to start, and no schema says.</summary>
internal sealed partial class CrossFieldFacts(Draw draw, ManifestScope scope, ReferredObjects referred)
{
    /// <summary>The name of the first container.</summary>
    public const string MainContainer = "main";

    // Written first, because other members refer to them.
    private static readonly string[] First = ["replicas", "volumeClaimTemplates", "terminationGracePeriodSeconds", "volumes", "resourceClaims", "ports", "securityContext"];

    /// <summary>The members in the order in which they have to be written.</summary>
    public static IEnumerable<PropertyFacts> InOrder(TypeFacts type) =>
        type.Properties.OrderBy(static property => Array.IndexOf(First, property.Name) is var index && index < 0 ? First.Length : index);

    /// <summary>Members that no manifest may have: the status is the server's, a pod template has neither debug containers nor a deadline.</summary>
    public static bool IsRefused(TypeFacts type, PropertyFacts property) => (type.ShortName, property.Name) is
        (_, "status") or ("PodSpec", "ephemeralContainers" or "activeDeadlineSeconds");

    /// <summary>Members that the schema calls optional and the API server asks for.</summary>
    public static bool IsDemanded(TypeFacts type, PropertyFacts property) => (type.ShortName, property.Name) switch
    {
        (_, "metadata") => !type.ShortName.EndsWith("ClaimTemplate", StringComparison.Ordinal),
        ("StatefulSet" or "VolumeClaim" or "PersistentVolumeClaim" or "Service" or "PodDisruptionBudget" or "PodTemplateSpec", "spec" or "metadata") => true,
        ("PersistentVolumeClaimSpec", "accessModes" or "resources") or ("VolumeResourceRequirements", "requests") => true,
        ("PodDisruptionBudgetSpec", "selector") => true,
        ("Container", "image") or ("ExecAction", "command") or ("ImageVolumeSource", "reference") => true,
        ("ConfigMapKeySelector" or "SecretKeySelector" or "ConfigMapEnvSource" or "SecretEnvSource" or "ConfigMapProjection" or "SecretProjection"
            or "ConfigMapVolumeSource" or "LocalObjectReference", "name") or ("SecretVolumeSource", "secretName") => true,
        ("EphemeralVolumeSource", "volumeClaimTemplate") or ("ProjectedVolumeSource", "sources") => true,
        ("ContainerRestartRule", "exitCodes") or ("ContainerRestartRuleOnExitCodes", "values") => true,
        ("PodDNSConfigOption", "name") or ("PodSchedulingGroup", "podGroupName") or ("Sysctl", "value") => true,
        ("SessionAffinityConfig", "clientIP") or ("ClientIPConfig", "timeoutSeconds") => true,
        ("NodeSelectorTerm", "matchExpressions") => true,
        ("DownwardAPIVolumeFile", "path") or ("ResourceFieldSelector", "containerName") => true,
        ("StorageOSVolumeSource", "volumeName") => true,
        _ => false,
    };

    /// <summary>Takes note of a member that was written.</summary>
    public void Learn(TypeFacts type, PropertyFacts property, JsonNode value, string path)
    {
        switch ((type.ShortName, property.Name))
        {
            case ("StatefulSetSpec", "replicas"):
                scope.Replicas = value.GetValue<int>();
                break;
            case ("PodSpec", "terminationGracePeriodSeconds"):
                scope.GracePeriod = value.GetValue<int>();
                break;
            case ("PodResourceClaim", "name"):
                scope.ResourceClaims.Add(value.GetValue<string>());
                break;
            case ("Container", "name"):
                scope.PortNames.Clear();
                break;
            case ("ContainerPort", "name"):
                scope.PortNames.Add(value.GetValue<string>());
                break;
            case ("Container", "ports") when !IsInit(path):
                scope.PodPortNames.AddRange(scope.PortNames);
                break;
        }
    }

    /// <summary>The object without contradictions.</summary>
    public JsonObject Apply(TypeFacts type, JsonObject item, string path)
    {
        switch (type.ShortName)
        {
            case "Volume":
                LearnVolume(item);
                break;
            case "ObjectMeta" when path.Contains("ephemeral", StringComparison.Ordinal):
                KeepOnly(item, "labels", "annotations");
                break;
            case "VolumeClaim":
                ClaimTemplate(item);
                break;
            case "PersistentVolumeClaimSpec":
                ClaimSpec(item, isTemplate: path.Contains("volumeClaimTemplates", StringComparison.Ordinal));
                break;
            case "StatefulSetUpdateStrategy" when Is(item, "type", "OnDelete"):
                item.Remove("rollingUpdate");
                break;
            case "StatefulSetUpdateStrategy" when item.ContainsKey("rollingUpdate"):
                item["type"] ??= "RollingUpdate";
                break;
            case "PodSpec":
                Pod(item);
                break;
            case "Container":
                Container(item, IsInit(path));
                break;
            case "ContainerPort" when item.ContainsKey("hostPort"):
                // With the node's network both have to be the same.
                item["hostPort"] = item["containerPort"]!.DeepClone();
                break;
            case "EnvVar" when item.ContainsKey("valueFrom"):
                item.Remove("value");
                break;
            case "Probe" when path.EndsWith("readinessProbe", StringComparison.Ordinal):
                item.Remove("terminationGracePeriodSeconds");
                break;
            case "VolumeMount":
                Mount(item);
                break;
            case "ResourceRequirements":
                Resources(item, isPod: path.EndsWith("template.spec.resources", StringComparison.Ordinal));
                break;
            case "SecurityContext":
                Privileges(item);
                break;
            case "SeccompProfile" or "AppArmorProfile":
                Profile(item);
                break;
            case "Toleration":
                Toleration(item);
                break;
            case "LabelSelectorRequirement" or "NodeSelectorRequirement":
                Requirement(item, path);
                break;
            case "PodAffinityTerm" or "TopologySpreadConstraint":
                Term(item);
                break;
            case "PodCertificateProjection":
                item["credentialBundlePath"] ??= draw.Name("d/f");
                break;
            case "ClusterTrustBundleProjection" when !item.ContainsKey("signerName"):
                item.Remove("labelSelector");
                break;
            case "ISCSIVolumeSource" when !item.ContainsKey("secretRef"):
                KeepAllBut(item, "chapAuthDiscovery", "chapAuthSession");
                break;
            case "VsphereVirtualDiskVolumeSource" when !item.ContainsKey("storagePolicyName"):
                item.Remove("storagePolicyID");
                break;
            case "ServiceSpec":
                Service(item);
                break;
        }

        return item;
    }

    // What an init container listens on is gone when the pod serves.
    private static bool IsInit(string path) => path.Contains("initContainers", StringComparison.Ordinal);

    private static bool Is(JsonObject item, string member, string value) => item[member] is JsonValue text && text.TryGetValue<string>(out var own) && own == value;

    private static bool IsTrue(JsonObject item, string member) => item[member] is JsonValue flag && flag.TryGetValue<bool>(out var own) && own;

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static void KeepAllBut(JsonObject item, params string[] members) => Array.ForEach(members, member => item.Remove(member));

    private static void KeepOnly(JsonObject item, params string[] members) =>
        KeepAllBut(item, [.. item.Select(static pair => pair.Key).Where(name => !members.Contains(name))]);

    private static IEnumerable<JsonObject> Items(JsonNode? list) => list is JsonArray items ? items.OfType<JsonObject>() : [];
}
