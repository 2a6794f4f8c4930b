using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>The objects that a set's manifests refer to. One is made when it is first asked for.</summary>
internal sealed class ReferredObjects(string? space)
{
    /// <summary>An entry of each ConfigMap and Secret, a valid variable's name too.</summary>
    public const string Key = "TOKEN";

    /// <summary>A class whose volumes are made by hand.</summary>
    public const string StaticClass = "static";

    private readonly List<JsonObject> _objects = [];

    /// <summary>The objects so far.</summary>
    public IReadOnlyList<JsonObject> Objects => _objects;

    /// <summary>The name of the object of that definition.</summary>
    public string Name(string definition) => definition[(definition.LastIndexOf('.') + 1)..] switch
    {
        "ConfigMap" => Add("v1", "ConfigMap", "settings", ("data", new JsonObject { [Key] = "on", ["config.yaml"] = "a: 1\nb: [2]\n" })),
        "Secret" => Add("v1", "Secret", "keys", ("type", "Opaque"), ("stringData", new JsonObject { [Key] = "s3cret" })),
        "ServiceAccount" => Add("v1", "ServiceAccount", "runner"),
        "Endpoints" => Add("v1", "Endpoints", "storage-nodes"),
        "PersistentVolumeClaim" => Claim("shared"),
        "Node" => "node-1",
        "PriorityClass" => AddToCluster("scheduling.k8s.io/v1", "PriorityClass", "important", ("value", 1000)),
        "StorageClass" => Class("fast", "ebs.csi.aws.com", "WaitForFirstConsumer"),
        "VolumeAttributesClass" => AddToCluster("storage.k8s.io/v1", "VolumeAttributesClass", "gold", ("driverName", "ebs.csi.aws.com"), ("parameters", new JsonObject { ["iops"] = "4000" })),
        "CSIDriver" => AddToCluster("storage.k8s.io/v1", "CSIDriver", "files.example.com", ("spec", new JsonObject { ["attachRequired"] = false })),
        _ => throw new ArgumentException($"No object of {definition} can be made.", nameof(definition)),
    };

    /// <summary>The name of the class whose volumes are made by hand.</summary>
    public string NameOfStaticClass() => Class(StaticClass, "kubernetes.io/no-provisioner", "WaitForFirstConsumer");

    /// <summary>A volume for one claim alone: of its class, size, modes, labels and attributes.</summary>
    public void AddVolume(string name, JsonObject claim, string claimName, JsonObject? labels)
    {
        var spec = new JsonObject
        {
            ["storageClassName"] = claim["storageClassName"]!.DeepClone(),
            ["capacity"] = claim["resources"]!["requests"]!.DeepClone(),
            ["accessModes"] = claim["accessModes"]!.DeepClone(),
            ["persistentVolumeReclaimPolicy"] = "Retain",
            ["claimRef"] = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "PersistentVolumeClaim", ["namespace"] = space ?? "default", ["name"] = claimName },
            ["csi"] = new JsonObject { ["driver"] = Name("CSIDriver"), ["volumeHandle"] = name },
        };
        foreach (var member in new[] { "volumeMode", "volumeAttributesClassName" })
        {
            if (claim[member] is { } value)
            {
                spec[member] = value.DeepClone();
            }
        }

        AddToCluster("v1", "PersistentVolume", name, ("spec", spec));
        if (labels is not null)
        {
            _objects[^1]["metadata"]!["labels"] = labels.DeepClone();
        }
    }

    private string Claim(string name) => Add("v1", "PersistentVolumeClaim", name, ("spec", new JsonObject
    {
        ["storageClassName"] = Name("StorageClass"),
        ["accessModes"] = new JsonArray("ReadWriteMany"),
        ["resources"] = new JsonObject { ["requests"] = new JsonObject { ["storage"] = "1Gi" } },
    }));

    private string Class(string name, string provisioner, string mode) => AddToCluster(
        "storage.k8s.io/v1", "StorageClass", name, ("provisioner", provisioner), ("volumeBindingMode", mode), ("reclaimPolicy", "Retain"), ("allowVolumeExpansion", true));

    private string Add(string apiVersion, string kind, string name, params (string Name, JsonNode Value)[] members) => Add(space, apiVersion, kind, name, members);

    private string AddToCluster(string apiVersion, string kind, string name, params (string Name, JsonNode Value)[] members) => Add(null, apiVersion, kind, name, members);

    private string Add(string? home, string apiVersion, string kind, string name, (string Name, JsonNode Value)[] members)
    {
        if (!_objects.Exists(item => item["kind"]!.GetValue<string>() == kind && item["metadata"]!["name"]!.GetValue<string>() == name))
        {
            var item = new JsonObject { ["apiVersion"] = apiVersion, ["kind"] = kind, ["metadata"] = new JsonObject { ["name"] = name } };
            if (home is not null)
            {
                item["metadata"]!["namespace"] = home;
            }

            foreach (var member in members)
            {
                item[member.Name] = member.Value;
            }

            _objects.Add(item);
        }

        return name;
    }
}
