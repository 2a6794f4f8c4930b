using System.Globalization;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <content>Nodes, namespaces, events, configuration.</content>
public static partial class ObjectTables
{
    private static IEnumerable<KeyValuePair<string, IObjectTable>> Cluster() =>
    [
        Table(
            "Node",
            NameColumn,
            new("STATUS", static (obj, _) => NodeStatusText(obj)),
            new("ROLES", static (obj, _) => OrNone(Roles(obj))),
            AgeColumn,
            Path("VERSION", "status.nodeInfo.kubeletVersion"),
            new("INTERNAL-IP", static (obj, _) => OrNone(Address(obj, "InternalIP")), IsWide: true),
            new("EXTERNAL-IP", static (obj, _) => OrNone(Address(obj, "ExternalIP")), IsWide: true),
            Path("OS-IMAGE", "status.nodeInfo.osImage", "<unknown>", isWide: true),
            Path("KERNEL-VERSION", "status.nodeInfo.kernelVersion", "<unknown>", isWide: true),
            Path("CONTAINER-RUNTIME", "status.nodeInfo.containerRuntimeVersion", "<unknown>", isWide: true)),
        Table("Namespace", NameColumn, Path("STATUS", "status.phase"), AgeColumn),
        Table(
            "Event",
            new("LAST SEEN", static (obj, now) => AgeText.Since(LastSeen(obj), now)),
            Path("TYPE", "type"),
            Path("REASON", "reason"),
            new("OBJECT", static (obj, _) => $"{obj.TextAt("involvedObject.kind").ToLowerInvariant()}/{obj.TextAt("involvedObject.name")}"),
            Path("SUBOBJECT", "involvedObject.fieldPath", isWide: true),
            new("SOURCE", static (obj, _) => EventSource(obj), IsWide: true),
            new("MESSAGE", static (obj, _) => obj.TextAt("message").Trim()),
            new("FIRST SEEN", static (obj, now) => AgeText.Since(obj.TimeAt("firstTimestamp") ?? obj.TimeAt("eventTime"), now), IsWide: true),
            new("COUNT", static (obj, _) => Math.Max(1, Math.Max(obj.NumberAt("series.count"), obj.NumberAt("count"))).ToString(CultureInfo.InvariantCulture), IsWide: true),
            Path("NAME", "metadata.name", isWide: true)),
        Table(
            "ConfigMap",
            NameColumn,
            new("DATA", static (obj, _) => (obj.MembersAt("data").Count() + obj.MembersAt("binaryData").Count()).ToString(CultureInfo.InvariantCulture)),
            AgeColumn),
        Table(
            "Secret",
            NameColumn,
            Path("TYPE", "type"),
            new("DATA", static (obj, _) => obj.MembersAt("data").Count().ToString(CultureInfo.InvariantCulture)),
            AgeColumn),
        Table(
            "ServiceAccount",
            NameColumn,
            new("SECRETS", static (obj, _) => obj.ItemsAt("secrets").Count().ToString(CultureInfo.InvariantCulture)),
            AgeColumn),
        Table("Lease", NameColumn, Path("HOLDER", "spec.holderIdentity"), AgeColumn),
        Table("ComponentStatus", NameColumn, AgeColumn),
    ];

    private static string NodeStatusText(JsonElement node)
    {
        var ready = node.ItemsAt("status.conditions").Where(static condition => condition.TextAt("type") == "Ready").Select(static condition => condition.TextAt("status")).FirstOrDefault();
        var status = ready switch { "True" => "Ready", null => "Unknown", _ => "NotReady" };
        return node.TextAt("spec.unschedulable") == "true" ? status + ",SchedulingDisabled" : status;
    }

    private static string Roles(JsonElement node)
    {
        const string Prefix = "node-role.kubernetes.io/";
        return string.Join(',', node.MembersAt("metadata.labels")
            .Select(static label => label.Name.StartsWith(Prefix, StringComparison.Ordinal) ? label.Name[Prefix.Length..] : label.Name == "kubernetes.io/role" ? Json.Text(label.Value) : "")
            .Where(static role => role.Length > 0)
            .Order(StringComparer.Ordinal));
    }

    private static string? Address(JsonElement node, string type) =>
        node.ItemsAt("status.addresses").Where(address => address.TextAt("type") == type).Select(static address => address.TextAt("address")).FirstOrDefault();

    private static DateTimeOffset? LastSeen(JsonElement e) =>
        e.TimeAt("series.lastObservedTime") ?? e.TimeAt("lastTimestamp") ?? e.TimeAt("firstTimestamp") ?? e.TimeAt("eventTime");

    private static string EventSource(JsonElement e)
    {
        var component = e.TextAt("source.component") is { Length: > 0 } source ? source : e.TextAt("reportingComponent");
        return e.TextAt("source.host") is { Length: > 0 } host ? $"{component}, {host}" : component;
    }
}
