using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <content>Facts about pods.</content>
internal sealed partial class CrossFieldFacts
{
    // Everything of a security context that a pod on Windows may have.
    private static readonly string[] OnWindows = ["runAsNonRoot", "windowsOptions"];

    private static readonly string[] LinuxOnly = ["hostPID", "hostIPC", "hostNetwork", "hostUsers", "shareProcessNamespace", "resources", "hostnameOverride", "setHostnameAsFQDN"];

    private void Pod(JsonObject pod)
    {
        pod["containers"]![0]!["name"] = MainContainer;
        if (pod["serviceAccount"] is not null && pod["serviceAccountName"] is null)
        {
            pod["serviceAccountName"] = pod["serviceAccount"]!.DeepClone();
        }

        if (IsTrue(pod, "hostNetwork"))
        {
            // Names of the node's network are the node's to give.
            KeepAllBut(pod, "hostnameOverride", "hostUsers");
            (pod["securityContext"] as JsonObject)?.Remove("sysctls");
        }

        if (IsTrue(pod, "hostPID"))
        {
            KeepAllBut(pod, "shareProcessNamespace", "hostUsers");
        }

        if (IsTrue(pod, "hostIPC"))
        {
            pod.Remove("hostUsers");
        }

        if (pod.ContainsKey("setHostnameAsFQDN"))
        {
            pod.Remove("hostnameOverride");
        }

        if (Is(pod, "dnsPolicy", "None"))
        {
            pod["dnsConfig"] ??= new JsonObject();
            pod["dnsConfig"]!["nameservers"] ??= new JsonArray("10.0.0.10");
        }

        // A pod that is bound already waits for nothing: neither for a gate nor for a volume that follows it.
        if (pod.ContainsKey("schedulingGates") || scope.Files.Count + scope.Devices.Count > 0)
        {
            pod.Remove("nodeName");
        }

        if (pod.ContainsKey("priorityClassName"))
        {
            KeepAllBut(pod, "priority", "preemptionPolicy");
        }

        if (!pod.ContainsKey("runtimeClassName"))
        {
            pod.Remove("overhead");
        }

        OperatingSystem(pod);
        Distinct(pod, "hostAliases", "ip");
    }

    private static void OperatingSystem(JsonObject pod)
    {
        var os = pod["os"] is { } written ? Text(written["name"]) : null;
        var containers = Items(pod["containers"]).Concat(Items(pod["initContainers"])).ToList();
        if (os != "linux")
        {
            containers.ForEach(static container => (container["lifecycle"] as JsonObject)?.Remove("stopSignal"));
        }

        if (os == "windows")
        {
            KeepAllBut(pod, LinuxOnly);
        }

        foreach (var context in containers.Append(pod).Select(static holder => holder["securityContext"]).OfType<JsonObject>())
        {
            if (os == "windows")
            {
                KeepOnly(context, OnWindows);
            }
            else if (os == "linux")
            {
                context.Remove("windowsOptions");
            }

            // A proc file system without masks is for pods with a user namespace.
            if (Is(context, "procMount", "Unmasked") && (!pod.ContainsKey("hostUsers") || IsTrue(pod, "hostUsers")))
            {
                context["procMount"] = "Default";
            }
        }
    }

    private void Container(JsonObject container, bool isInit)
    {
        if (isInit && container.ContainsKey("restartPolicy"))
        {
            container["restartPolicy"] = draw.Chance(0.5) ? "Always" : "OnFailure";
        }

        if (isInit && !Is(container, "restartPolicy", "Always"))
        {
            KeepAllBut(container, "lifecycle", "livenessProbe", "readinessProbe", "startupProbe", "resizePolicy");
        }

        if (!container.ContainsKey("restartPolicy") || Is(container, "restartPolicy", "Always"))
        {
            container.Remove("restartPolicyRules");
        }

        foreach (var mount in Items(container["volumeMounts"]))
        {
            if (Is(mount, "mountPropagation", "Bidirectional"))
            {
                mount["mountPropagation"] = "HostToContainer";
            }
        }
    }

    private static void Mount(JsonObject mount)
    {
        if (mount.ContainsKey("recursiveReadOnly"))
        {
            mount["readOnly"] = true;
            mount.Remove("mountPropagation");
        }
    }

    private void Resources(JsonObject resources, bool isPod)
    {
        if (isPod)
        {
            resources.Remove("claims");
        }

        // Every amount that is requested fits its limit; what cannot be overcommitted is the same in both.
        var (requests, limits) = (new JsonObject(), new JsonObject());
        var amounts = isPod
            ? new[] { ("cpu", "64", "64"), ("memory", "1Ti", "1Ti") }
            : [("cpu", "100m", "0.1"), ("memory", "64Mi", "67108864"), ("ephemeral-storage", "1Gi", "2Gi"), ("hugepages-2Mi", "4Mi", "4Mi"), ("nvidia.com/gpu", "1", "1")];
        foreach (var (name, request, limit) in draw.Some(amounts))
        {
            requests[name] = request;
            limits[name] = limit;
        }

        if (requests.ContainsKey("hugepages-2Mi"))
        {
            requests["memory"] ??= "64Mi";
        }

        resources["requests"] = requests;
        resources["limits"] = limits;
    }

    private static void Privileges(JsonObject context)
    {
        if (IsTrue(context, "privileged"))
        {
            context["allowPrivilegeEscalation"] = true;
        }
    }

    private static void Profile(JsonObject profile)
    {
        if (Is(profile, "type", "Localhost"))
        {
            profile["localhostProfile"] ??= "profiles/audit.json";
        }
        else
        {
            profile.Remove("localhostProfile");
        }
    }

    private static void Toleration(JsonObject toleration)
    {
        if (!toleration.ContainsKey("key"))
        {
            toleration["operator"] = "Exists";
        }

        if (Is(toleration, "operator", "Exists"))
        {
            toleration.Remove("value");
        }
        else if (Is(toleration, "operator", "Gt") || Is(toleration, "operator", "Lt"))
        {
            toleration["value"] = "7";
        }

        if (toleration.ContainsKey("tolerationSeconds"))
        {
            toleration["effect"] = "NoExecute";
        }
    }

    private static void Requirement(JsonObject requirement, string path)
    {
        if (path.Contains("matchFields", StringComparison.Ordinal))
        {
            requirement["operator"] = "In";
            requirement["values"] = new JsonArray("node-1");
        }
        else if (Text(requirement["operator"]) is "Exists" or "DoesNotExist")
        {
            requirement.Remove("values");
        }
        else if (Text(requirement["operator"]) is "Gt" or "Lt")
        {
            requirement["values"] = new JsonArray("7");
        }
        else
        {
            requirement["values"] ??= new JsonArray("7");
        }
    }

    private static void Term(JsonObject term)
    {
        if (term.ContainsKey("matchLabelKeys") || term.ContainsKey("mismatchLabelKeys"))
        {
            term["labelSelector"] ??= new JsonObject { ["matchLabels"] = new JsonObject { ["tier"] = "db" } };
        }

        if (term.ContainsKey("minDomains"))
        {
            term["whenUnsatisfiable"] = "DoNotSchedule";
        }
    }

    private static void Distinct(JsonObject item, string list, string key)
    {
        if (item[list] is JsonArray array)
        {
            item[list] = new JsonArray([.. Items(array).DistinctBy(entry => Text(entry[key])).Select(static entry => entry.DeepClone())]);
        }
    }
}
