using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <content>Facts about volumes, claims and Services.</content>
internal sealed partial class CrossFieldFacts
{
    private void LearnVolume(JsonObject volume)
    {
        var name = Text(volume["name"]);
        var claim = volume["ephemeral"]?["volumeClaimTemplate"]?["spec"] as JsonObject;
        (claim is not null && Is(claim, "volumeMode", "Block") ? scope.Devices : scope.Files).Add(name);
        if (volume.ContainsKey("emptyDir"))
        {
            scope.EmptyFolders.Add(name);
        }
    }

    private void ClaimTemplate(JsonObject template)
    {
        var name = draw.Of("data", new string('c', 60)) + draw.Next();
        template["metadata"]!["name"] = name;
        (Is(template["spec"]!.AsObject(), "volumeMode", "Block") ? scope.Devices : scope.Files).Add(name);
    }

    private void ClaimSpec(JsonObject spec, bool isTemplate)
    {
        // A selector or a name asks for a volume that somebody made; a claim on its own would take one from the set.
        var isStatic = isTemplate && (spec.ContainsKey("selector") || spec.ContainsKey("volumeName"));
        KeepAllBut(spec, isStatic ? ["dataSource", "dataSourceRef"] : ["selector", "volumeName"]);
        if (isStatic)
        {
            spec["storageClassName"] = draw.Chance(0.5) ? "" : referred.NameOfStaticClass();
            if (scope.Replicas > 1)
            {
                spec.Remove("volumeName");
            }
        }

        if (spec.ContainsKey("dataSourceRef"))
        {
            spec.Remove("dataSource");
        }
    }

    private void Service(JsonObject spec)
    {
        var type = spec["type"] is { } written ? Text(written) : "ClusterIP";
        if (type == "ExternalName")
        {
            spec["externalName"] ??= "db.example.com";
            KeepOnly(spec, "type", "externalName", "ports", "selector", "publishNotReadyAddresses");
        }
        else
        {
            spec.Remove("externalName");
        }

        var isOuter = type is "NodePort" or "LoadBalancer";
        if (isOuter)
        {
            KeepAllBut(spec, "clusterIP", "clusterIPs");
        }
        else
        {
            Items(spec["ports"]).ToList().ForEach(static port => port.Remove("nodePort"));
            KeepAllBut(spec, "externalTrafficPolicy", "healthCheckNodePort");
        }

        if (type != "LoadBalancer")
        {
            KeepAllBut(spec, "allocateLoadBalancerNodePorts", "loadBalancerClass", "loadBalancerIP", "loadBalancerSourceRanges", "healthCheckNodePort");
        }

        if (spec.ContainsKey("clusterIPs"))
        {
            spec["clusterIP"] = "None";
        }

        if (!Is(spec, "clusterIP", "None") && type != "ExternalName")
        {
            spec["ports"] ??= new JsonArray(new JsonObject { ["port"] = 80 });
        }

        if (!Is(spec, "externalTrafficPolicy", "Local"))
        {
            spec.Remove("healthCheckNodePort");
        }

        if (!Is(spec, "sessionAffinity", "ClientIP"))
        {
            spec.Remove("sessionAffinityConfig");
        }

        if (spec["ports"] is JsonArray { Count: > 1 } ports)
        {
            spec["ports"] = new JsonArray([.. Items(ports).DistinctBy(static port => port["port"]!.GetValue<int>()).Select(static port => port.DeepClone())]);
            Items(spec["ports"]).ToList().ForEach(port => port["name"] ??= draw.Name("p"));
        }
    }
}
