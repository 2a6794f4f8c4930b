using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Computes the environment of a container: of its image, of Services, of <c>envFrom</c> and of <c>env</c>.</summary>
internal static class ContainerEnvironment
{
    /// <summary>The variables of a container.</summary>
    /// <param name="pod">Its pod.</param>
    /// <param name="container">Its spec.</param>
    /// <param name="hostname">Its host name.</param>
    /// <param name="started">When it started: Services made later are not in it.</param>
    /// <param name="snapshot">Where the objects it names are.</param>
    public static Dictionary<string, string> Of(Pod pod, Container container, string hostname, DateTimeOffset started, ClusterSnapshot snapshot)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOSTNAME"] = hostname,
            ["HOME"] = "/root",
        };
        var key = ObjectKey.Of(pod);
        AddService(variables, "KUBERNETES", ClusterAddresses.Api, [new ServicePort("https", 443)]);
        if (pod.Spec?.EnableServiceLinks != false)
        {
            foreach (var service in snapshot.ByIndex<Service>(SnapshotIndex.ServicesByNamespace, key.Namespace))
            {
                if (service.Spec?.ClusterIP is { } address && address != ClusterIP.None && address.Value is { Length: > 0 } ip
                    && !(service.Metadata.CreationTimestamp > started))
                {
                    AddService(variables, Name(service.Metadata.Name ?? ""), ip, service.Spec.Ports ?? []);
                }
            }
        }

        foreach (var source in container.EnvFrom ?? [])
        {
            foreach (var (name, value) in Data(source, key.Namespace, snapshot))
            {
                variables[source.Prefix + name] = value;
            }
        }

        foreach (var variable in container.Env ?? [])
        {
            var value = variable.ValueFrom is { } from
                ? From(from, pod, container, snapshot)
                : VariableReferences.Expand(ByteText.Of(variable.Value ?? ""), name => variables.GetValueOrDefault(name));
            if (value is not null)
            {
                variables[variable.Name] = value;
            }
        }

        return variables;
    }

    private static string? From(EnvVarSource source, Pod pod, Container container, ClusterSnapshot snapshot)
    {
        var space = ObjectKey.Of(pod).Namespace;
        var text = source switch
        {
            { FieldRef: { } field } => PodFields.Field(pod, field.FieldPath),
            { ResourceFieldRef: { } resource } =>
                PodFields.Resource(pod, container, resource, snapshot.Find<Node>(pod.Spec?.NodeName?.Name ?? "")),
            _ => null,
        };
        return text is not null ? ByteText.Of(text)
            : source.ConfigMapKeyRef is { Name: { } map } inMap ? Value(ObjectData.Of(snapshot.Find<ConfigMap>(space, map.Name)), inMap.Key)
            : source.SecretKeyRef is { Name: { } secret } inSecret ? Value(ObjectData.Of(snapshot.Find<Secret>(space, secret.Name)), inSecret.Key)
            : null;
    }

    private static IEnumerable<(string Name, string Value)> Data(EnvFromSource source, string space, ClusterSnapshot snapshot) =>
        (source.ConfigMapRef?.Name is { } map ? ObjectData.Of(snapshot.Find<ConfigMap>(space, map.Name))
            : source.SecretRef?.Name is { } secret ? ObjectData.Of(snapshot.Find<Secret>(space, secret.Name))
            : []).Select(static item => (item.Key, ByteText.Of(item.Content)));

    private static string? Value(IReadOnlyList<(string Key, byte[] Content)> data, string key)
    {
        foreach (var item in data)
        {
            if (item.Key == key)
            {
                return ByteText.Of(item.Content);
            }
        }

        return null;
    }

    private static void AddService(Dictionary<string, string> variables, string name, string address, IReadOnlyList<ServicePort> ports)
    {
        if (ports.Count == 0)
        {
            return;
        }

        variables[$"{name}_SERVICE_HOST"] = address;
        variables[$"{name}_SERVICE_PORT"] = Text(ports[0].Port);
        variables[$"{name}_PORT"] = Url(ports[0], address);
        foreach (var port in ports)
        {
            var protocol = (port.Protocol ?? Protocol.TCP).ToText();
            var prefix = $"{name}_PORT_{Text(port.Port)}_{protocol}";
            variables[prefix] = Url(port, address);
            variables[prefix + "_PROTO"] = protocol.ToLowerInvariant();
            variables[prefix + "_PORT"] = Text(port.Port);
            variables[prefix + "_ADDR"] = address;
            if (port.Name is { Length: > 0 } portName)
            {
                variables[$"{name}_SERVICE_PORT_{Name(portName)}"] = Text(port.Port);
            }
        }
    }

    private static string Url(ServicePort port, string address) =>
        $"{(port.Protocol ?? Protocol.TCP).ToText().ToLowerInvariant()}://{address}:{Text(port.Port)}";

    private static string Name(string name) => name.ToUpperInvariant().Replace('-', '_');

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
