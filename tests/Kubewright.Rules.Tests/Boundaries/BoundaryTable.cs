using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Boundaries;

/// <summary>The limits of the API server: the last values that it takes, and the first that it refuses.</summary>
internal static class BoundaryTable
{
    private const string Set = "StatefulSet.";
    private const string Spec = "StatefulSet.spec.";
    private const string Pod = "StatefulSet.spec.template.spec.";
    private const string Container = "StatefulSet.spec.template.spec.containers[0].";
    private const string Claim = "StatefulSet.spec.volumeClaimTemplates[0].";
    private const string Budget = "PodDisruptionBudget.spec";
    private const string Port = "Service.spec.ports[0].";

    public static ImmutableArray<Boundary> All { get; } =
    [
        // Names.
        .. Label("KW1006", Set + "metadata.name"),
        .. Good("KW1002", Set + "metadata.name", A(51), A(52)),
        .. Bad("KW1002", Set + "metadata.name", A(53), A(63)),
        .. Label("KW2012", Spec + "serviceName"),
        .. Label("KW3024", Claim + "metadata.name"),
        .. Label("KW4014", Container + "name"),
        .. Good("KW2023", "Service.metadata.name", "a", "a0", A(62), A(63)),
        .. Bad("KW2023", "Service.metadata.name", A(64), "a-", "-a", "A", "a.b", "a_b"),
        .. Bad("KW2023", "Service.metadata.name", "0a").Select(static item => item with { Release = "1.35" }),
        .. Good("KW2023", "Service.metadata.name", "0a").Select(static item => item with { Release = "1.37" }),

        // Labels and annotations.
        .. Good("KW1008", Set + "metadata.labels.a", "", "a", "A", "0", "a-._b", A(62), A(63)),
        .. Bad("KW1008", Set + "metadata.labels.a", A(64), "-a", "a-", ".a", "a.", "_a", "a b", "a/b", "é"),
        .. Keys("KW1010", Set + "metadata.labels", true, "a", "A", "0", "a-._b", A(63), "a/b", Subdomain(253) + "/a", "a/" + A(63)),
        .. Keys("KW1010", Set + "metadata.labels", false, A(64), "-a", "a_", "a/b/c", "/a", "a/", "A/a", "a_b/a", Subdomain(254) + "/a", "a/" + A(64), "a b"),
        .. Keys("KW1010", Pod + "nodeSelector", true, "kubernetes.io/os", A(63)),
        .. Keys("KW1010", Pod + "nodeSelector", false, "kubernetes.io/", A(64)),
        .. Keys("KW1018", Set + "metadata.annotations", true, "A/a", Subdomain(253).ToUpperInvariant() + "/a", A(63)),
        .. Keys("KW1018", Set + "metadata.annotations", false, "a/b/c", Subdomain(254) + "/a", A(64)),
        .. Good("KW1018", Set + "metadata.annotations.a", A(262142), A(262143)),
        .. Bad("KW1018", Set + "metadata.annotations.a", A(262144)),
        .. Good("KW1013", Spec + "selector.matchExpressions[0]", Requirement("app", "In", "nginx"), Requirement("app", "NotIn", ""), Requirement("app", "Exists"), Requirement("b", "DoesNotExist")),
        .. Bad("KW1013", Spec + "selector.matchExpressions[0]", Requirement("app", "In"), Requirement("app", "NotIn"), Requirement("app", "Exists", "nginx"), Requirement("b", "DoesNotExist", "a"), Requirement("app", "NotIn", A(64)), Requirement(A(64), "DoesNotExist")),

        // Ports.
        .. Good("KW2008", Container + "ports[0].name", "a", "0a", "a-b", A(14), A(15)),
        .. Bad("KW2008", Container + "ports[0].name", A(16), "0", "a--b", "-a", "a-", "A", "a_b"),
        .. Numbers("KW2029", Container + "ports[0].containerPort", 1, 65535),
        .. Good("KW2029", Container + "ports[0].hostPort", 1, 65535),
        .. Bad("KW2029", Container + "ports[0].hostPort", -1, 65536),
        .. Numbers("KW2015", Port + "port", 1, 65535),
        .. Numbers("KW2015", Port + "targetPort", 1, 65535),
        .. Good("KW2015", Port + "targetPort", "a", A(15)),
        .. Bad("KW2015", Port + "targetPort", A(16), "A", "a--b", "80"),
        .. Good("KW2015", Port + "name", "a", "0", "a--b", A(15), A(16), A(63)),
        .. Bad("KW2015", Port + "name", A(64), "A", "a_b", "-a"),
        .. Good("KW2009", "Service.spec.ports[1]", new JsonObject { ["name"] = "b", ["port"] = 81 }),
        .. Bad("KW2009", "Service.spec.ports[1]", new JsonObject { ["port"] = 81 }),

        // Environment.
        .. Names("1.31", true, "A", "_", "-a", ".a", "a.b-c_0"),
        .. Names("1.31", false, "0A", "A B", "A=B", ".", "..", "..a"),
        .. Names("1.32", true, "0A", "A B", "~", "!"),
        .. Names("1.32", false, "A=B", "é", "\t"),
        .. Good("KW9019", Container + "env[0]", Field("metadata.name"), Field("status.podIPs"), Field("metadata.labels['a']")),
        .. Bad("KW9019", Container + "env[0]", Field("metadata.labels"), Field("status.phase"), Field("spec.nodename")),

        // Probes and hooks.
        .. new[] { "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "failureThreshold" }.SelectMany(static member => Least("KW4010", Container + "livenessProbe." + member, 0)),
        .. Good("KW4010", Container + "livenessProbe.successThreshold", 1),
        .. Bad("KW4010", Container + "livenessProbe.successThreshold", -1, 2),
        .. Good("KW4010", Container + "readinessProbe.successThreshold", 1, 2),
        .. Least("KW4010", Container + "livenessProbe.terminationGracePeriodSeconds", 1),
        .. Bad("KW4010", Container + "readinessProbe.terminationGracePeriodSeconds", 1),
        .. Good("KW4010", Container + "readinessProbe.httpGet.httpHeaders[0]", Header("X-a0")),
        .. Bad("KW4010", Container + "readinessProbe.httpGet.httpHeaders[0]", Header("X_a"), Header("X a"), Header("")),
        .. Good("KW4010", Container + "readinessProbe.httpGet.scheme", "HTTP", "HTTPS"),
        .. Bad("KW4010", Container + "readinessProbe.httpGet.scheme", "http"),
        .. Good("KW4008", Container + "lifecycle.preStop.sleep.seconds", 1, 29, 30),
        .. Bad("KW4008", Container + "lifecycle.preStop.sleep.seconds", 31, -1),
        .. Bad("KW4008", Container + "lifecycle.preStop.sleep.seconds", 0).Select(static item => item with { Release = "1.32" }),
        .. Good("KW4008", Container + "lifecycle.preStop.sleep.seconds", 0).Select(static item => item with { Release = "1.33" }),

        // Numbers of the set and of the budget.
        .. Least("KW6011", Spec + "replicas", 0),
        .. Least("KW5037", Spec + "minReadySeconds", 0),
        .. Least("KW5036", Spec + "updateStrategy.rollingUpdate.partition", 0),
        .. Least("KW1019", Spec + "ordinals.start", 0),
        .. Least("KW5027", Spec + "updateStrategy.rollingUpdate.maxUnavailable", 1),
        .. Good("KW5027", Spec + "updateStrategy.rollingUpdate.maxUnavailable", "1%", "99%", "100%"),
        .. Bad("KW5027", Spec + "updateStrategy.rollingUpdate.maxUnavailable", "0%", "101%", "1", "-1%", "1.5%", "%", ""),
        .. new[] { "maxUnavailable", "minAvailable" }.SelectMany(static member => Good("KW6008", Budget, Allows(member, 0), Allows(member, 1), Allows(member, "0%"), Allows(member, "1%"), Allows(member, "100%"))
            .Concat(Bad("KW6008", Budget, Allows(member, -1), Allows(member, "101%"), Allows(member, "-1%"), Allows(member, "1"), Allows(member, "1.5%"), Allows(member, "%")))),

        // Scheduling.
        .. Numbers("KW6018", Pod + "affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight", 1, 100),
        .. Numbers("KW6018", Pod + "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight", 1, 100),
        .. Least("KW6017", Pod + "topologySpreadConstraints[0].maxSkew", 1),
        .. Least("KW6017", Pod + "topologySpreadConstraints[0].minDomains", 1),
        .. Good("KW6020", Pod + "tolerations[0]", Toleration("a", "Exists", null, null), Toleration(null, "Exists", null, null), Toleration("a", "Equal", "b", "NoSchedule")),
        .. Bad("KW6020", Pod + "tolerations[0]", Toleration(null, "Equal", "b", null), Toleration("a", "Exists", "b", null), Toleration(null, null, null, "NoSchedule")),

        // Storage.
        .. Good("KW3016", Claim + "spec.resources.requests.storage", 1, "1", "1n", "1Gi"),
        .. Bad("KW3016", Claim + "spec.resources.requests.storage", 0, "0", "0Gi", "-1"),
        .. Good("KW3018", Claim + "spec.accessModes", new JsonArray("ReadWriteOncePod"), new JsonArray("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany")),
        .. Bad("KW3018", Claim + "spec.accessModes", new JsonArray(), new JsonArray("ReadWriteOncePod", "ReadWriteOnce"), new JsonArray("RWO")),
        .. Good("KW3030", Container + "volumeMounts[0].subPath", "a", "a/b", "..a", "a..", "a/..b"),
        .. Bad("KW3030", Container + "volumeMounts[0].subPath", "/a", "..", "a/../b", "a/.."),

        // Resources, users and images.
        .. Good("KW8001", Container + "resources.limits.memory", 0, 1, "1", "+1", "1.5Gi", ".5Gi", "5.Gi", "1e3", "1E3", "1E", "1n", "1u", "1k", "1Ei", "9223372036854775807"),
        .. Bad("KW8001", Container + "resources.limits.memory", "-1", "1gi", "1K", "1 Gi", " 1Gi", "1GB", "Gi", "", ".", "1..5", "1,5", "0x1", "--1"),
        .. Good("KW8002", Container + "resources", Resources("memory", "1Gi", "1Gi"), Resources("memory", "1073741823", "1Gi"), Resources("cpu", "1000m", "1"), Resources("nvidia.com/gpu", "1", "1")),
        .. Bad("KW8002", Container + "resources", Resources("memory", "1073741825", "1Gi"), Resources("cpu", "1001m", "1"), Resources("nvidia.com/gpu", "1", "2")),
        .. new[] { Pod + "securityContext.runAsUser", Pod + "securityContext.runAsGroup", Pod + "securityContext.fsGroup", Container + "securityContext.runAsUser", Container + "securityContext.runAsGroup", Pod + "securityContext.supplementalGroups[0]" }
            .SelectMany(static path => Numbers("KW7014", path, 0, int.MaxValue)),
        .. Good("KW4006", Container + "image", A(255), A(255) + ":1", "a:" + A(128), "a:_", "a@sha256:" + A(32), "localhost/a", "a.b:5000/c", "a__b", "a--b", "a.b"),
        .. Bad("KW4006", Container + "image", A(256), "a:" + A(129), "a:.b", "a:-b", "a@sha256:" + A(31), "a@sha256:" + new string('g', 32), "A", "a___b", "a..b", "a/", " a", "a "),
    ];

    private static string A(int length) => new('a', length);

    /// <summary>A name with a dot in it, for limits that count the whole.</summary>
    private static string Subdomain(int length) => A(60) + "." + A(60) + "." + A(60) + "." + A(length - 183);

    private static IEnumerable<Boundary> Good(string rule, string path, params JsonNode[] values) => values.Select(value => new Boundary(rule, path, value, Finds: false));

    private static IEnumerable<Boundary> Bad(string rule, string path, params JsonNode[] values) => values.Select(value => new Boundary(rule, path, value, Finds: true));

    private static IEnumerable<Boundary> Label(string rule, string path) =>
        Good(rule, path, "a", "0", "0-a", A(62), A(63)).Concat(Bad(rule, path, A(64), "a-", "-a", "A", "a.b", "a_b"));

    private static IEnumerable<Boundary> Keys(string rule, string path, bool isGood, params string[] keys) =>
        keys.Select(key => new Boundary(rule, path, new JsonObject { [key] = "a" }, !isGood));

    private static IEnumerable<Boundary> Names(string release, bool isGood, params string[] names) =>
        names.Select(name => new Boundary("KW9018", Container + "env[0].name", name, !isGood, release));

    private static IEnumerable<Boundary> Least(string rule, string path, int least) =>
        Good(rule, path, least, least + 1).Concat(Bad(rule, path, least - 1));

    private static IEnumerable<Boundary> Numbers(string rule, string path, long least, long most) =>
        Good(rule, path, least, least + 1, most - 1, most).Concat(Bad(rule, path, least - 1, most + 1));

    private static JsonObject Requirement(string key, string operation, params string[] values)
    {
        var requirement = new JsonObject { ["key"] = key, ["operator"] = operation };
        if (values.Length > 0)
        {
            requirement["values"] = new JsonArray([.. values.Select(static value => (JsonNode)value)]);
        }

        return requirement;
    }

    private static JsonObject Field(string path) =>
        new() { ["name"] = "A", ["valueFrom"] = new JsonObject { ["fieldRef"] = new JsonObject { ["fieldPath"] = path } } };

    private static JsonObject Allows(string member, JsonNode value) =>
        new() { ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = "nginx" } }, [member] = value };

    private static JsonObject Header(string name) => new() { ["name"] = name, ["value"] = "a" };

    private static JsonObject Toleration(string? key, string? operation, string? value, string? effect) =>
        new(new[] { ("key", key), ("operator", operation), ("value", value), ("effect", effect) }
            .Where(static pair => pair.Item2 is not null)
            .Select(static pair => KeyValuePair.Create(pair.Item1, (JsonNode?)pair.Item2)));

    private static JsonObject Resources(string name, string request, string limit) =>
        new() { ["requests"] = new JsonObject { [name] = request }, ["limits"] = new JsonObject { [name] = limit } };
}
