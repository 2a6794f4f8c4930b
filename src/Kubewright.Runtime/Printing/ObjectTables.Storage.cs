using System.Globalization;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <content>Storage classes and what drivers say about themselves.</content>
public static partial class ObjectTables
{
    private const string DefaultClass = "storageclass.kubernetes.io/is-default-class";

    private static IEnumerable<KeyValuePair<string, IObjectTable>> Storage() =>
    [
        Table(
            "StorageClass",
            new("NAME", static (obj, _) => obj.TextAt("metadata.name") + (obj.At("metadata.annotations") is { ValueKind: JsonValueKind.Object } notes && notes.TryGetProperty(DefaultClass, out var value) && Json.Text(value) == "true" ? " (default)" : "")),
            Path("PROVISIONER", "provisioner"),
            Path("RECLAIMPOLICY", "reclaimPolicy", "Delete"),
            Path("VOLUMEBINDINGMODE", "volumeBindingMode", "Immediate"),
            Path("ALLOWVOLUMEEXPANSION", "allowVolumeExpansion", "false"),
            AgeColumn),
        Table("CSIStorageCapacity", NameColumn, Path("STORAGECLASSNAME", "storageClassName"), Path("CAPACITY", "capacity")),
        Table("VolumeAttributesClass", NameColumn, Path("DRIVERNAME", "driverName"), AgeColumn),
        Table(
            "VolumeAttachment",
            NameColumn,
            Path("ATTACHER", "spec.attacher"),
            Path("PV", "spec.source.persistentVolumeName"),
            Path("NODE", "spec.nodeName"),
            Path("ATTACHED", "status.attached", "false"),
            AgeColumn),
        Table("CSINode", NameColumn, new("DRIVERS", static (obj, _) => obj.ItemsAt("spec.drivers").Count().ToString(CultureInfo.InvariantCulture)), AgeColumn),
        Table(
            "CSIDriver",
            NameColumn,
            Path("ATTACHREQUIRED", "spec.attachRequired", "true"),
            Path("PODINFOONMOUNT", "spec.podInfoOnMount", "false"),
            Path("STORAGECAPACITY", "spec.storageCapacity", "false"),
            new("TOKENREQUESTS", static (obj, _) => obj.ItemsAt("spec.tokenRequests").Select(static request => request.TextAt("audience")).ToList() is { Count: > 0 } audiences ? string.Join(',', audiences) : "<unset>"),
            Path("REQUIRESREPUBLISH", "spec.requiresRepublish", "false"),
            new("MODES", static (obj, _) => obj.ItemsAt("spec.volumeLifecycleModes").Select(Json.Text).ToList() is { Count: > 0 } modes ? string.Join(',', modes) : "Persistent"),
            AgeColumn),
    ];
}
