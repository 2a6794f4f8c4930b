using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>
/// Manifests that are valid by construction: a set, its governing Service, sometimes another Service, a budget, a claim of
/// its own, and all that they refer to.
/// </summary>
internal sealed class ValidManifests
{
    private readonly Draw _draw;
    private readonly ManifestScope _scope = new();
    private readonly ReferredObjects _referred;
    private readonly FieldWriter _writer;
    private readonly FieldValues _values;
    private readonly string? _namespace;

    private ValidManifests(int seed)
    {
        _draw = new Draw(seed);
        _namespace = _draw.Of(null, "prod", new string('n', 63));
        _referred = new ReferredObjects(_namespace);
        _values = new FieldValues(_draw, _scope, _referred);
        _writer = new FieldWriter(_draw, _draw.Of(0.05, 0.2, 0.5), _values, new CrossFieldFacts(_draw, _scope, _referred));
    }

    /// <summary>The objects of a seed, always the same.</summary>
    public static IReadOnlyList<JsonObject> Of(int seed) => new ValidManifests(seed).Make();

    private List<JsonObject> Make()
    {
        // 52 letters leave room for the revision's hash; 63 are a DNS label.
        var name = _draw.Of("web", "0", "db-1", new string('s', 52));
        var service = _draw.Of("nginx", "n", new string('g', 63));
        var labels = new JsonObject { ["app"] = "nginx", ["app.kubernetes.io/name"] = "web" };

        var set = Write("apps/v1", "StatefulSet", name);
        var spec = set["spec"]!.AsObject();
        spec["serviceName"] = service;
        spec["selector"] = Selector();
        var template = spec["template"]!;
        foreach (var (key, value) in template["metadata"]!["labels"] as JsonObject ?? [])
        {
            labels[key] = value!.DeepClone();
        }

        template["metadata"]!["labels"] = labels;
        var pod = template["spec"]!.AsObject();
        if (name.Length + service.Length + (_namespace ?? "").Length > 20)
        {
            // The whole name has to fit into the 64 characters of a host name.
            pod.Remove("setHostnameAsFQDN");
        }

        AddVolumes(name, spec);
        var objects = new List<JsonObject> { Governing(service), set };
        if (_draw.Chance(0.3))
        {
            var other = Write("v1", "Service", "public");
            other["spec"]!["selector"] = new JsonObject { ["app"] = "nginx" };
            objects.Add(other);
        }

        if (_draw.Chance(0.3))
        {
            var budget = Write("policy/v1", "PodDisruptionBudget", "web");
            budget["spec"]!["selector"] = Selector();
            objects.Add(budget);
        }

        if (_draw.Chance(0.3))
        {
            objects.Add(Write("v1", "PersistentVolumeClaim", "backup"));
        }

        if (_namespace is not null)
        {
            objects.Add(new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = _namespace } });
        }

        return [.. objects, .. _referred.Objects];
    }

    private JsonObject Governing(string name)
    {
        var service = Write("v1", "Service", name);
        var spec = service["spec"]!.AsObject();
        foreach (var member in new[] { "type", "externalName", "externalTrafficPolicy", "healthCheckNodePort", "allocateLoadBalancerNodePorts", "loadBalancerClass", "loadBalancerIP", "loadBalancerSourceRanges" })
        {
            spec.Remove(member);
        }

        spec["clusterIP"] = "None";
        spec["selector"] = new JsonObject { ["app"] = "nginx" };
        foreach (var port in spec["ports"] as JsonArray ?? [])
        {
            // Only a Service with an address of the nodes has ports there.
            port!.AsObject().Remove("nodePort");
        }

        return service;
    }

    /// <summary>A selector that the pods' labels match.</summary>
    private JsonObject Selector()
    {
        var selector = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = "nginx" } };
        if (_draw.Chance(0.3))
        {
            selector["matchExpressions"] = new JsonArray(
                new JsonObject { ["key"] = "app", ["operator"] = "In", ["values"] = new JsonArray("nginx", "apache") },
                new JsonObject { ["key"] = "app", ["operator"] = "NotIn", ["values"] = new JsonArray("") },
                new JsonObject { ["key"] = "app.kubernetes.io/name", ["operator"] = "Exists" },
                new JsonObject { ["key"] = "example.com/none", ["operator"] = "DoesNotExist" });
        }

        return selector;
    }

    /// <summary>A volume for each claim of the set that nobody provisions.</summary>
    private void AddVolumes(string name, JsonObject set)
    {
        foreach (var template in set["volumeClaimTemplates"] as JsonArray ?? [])
        {
            var claim = template!["spec"]!.AsObject();
            if (claim["storageClassName"]?.GetValue<string>() is not ("" or ReferredObjects.StaticClass))
            {
                continue;
            }

            if (claim.ContainsKey("selector"))
            {
                claim["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["disk"] = "ssd" } };
            }

            var first = set["ordinals"]?["start"]?.GetValue<int>() ?? 0;
            for (var ordinal = first; ordinal < first + _scope.Replicas; ordinal++)
            {
                var claimName = $"{template["metadata"]!["name"]}-{name}-{ordinal}";
                _referred.AddVolume(claim["volumeName"]?.GetValue<string>() ?? _draw.Name("disk-"), claim, claimName, new JsonObject { ["disk"] = "ssd" });
            }
        }
    }

    private JsonObject Write(string apiVersion, string kind, string name)
    {
        var item = _writer.Write(Schemas.Find(apiVersion, kind)!, kind)!;
        item["apiVersion"] = apiVersion;
        item["kind"] = kind;
        var metadata = item["metadata"]!.AsObject();
        metadata["name"] = name;
        metadata.Remove("namespace");
        if (_namespace is not null)
        {
            metadata["namespace"] = _namespace;
        }

        return item;
    }
}
