using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Kubewright.Runtime;

/// <summary>What a container can reach: names through its <c>/etc/hosts</c> and <c>/etc/resolv.conf</c>, pods and Services by address. There is no world outside.</summary>
/// <param name="host">The containers.</param>
/// <param name="store">The cluster.</param>
/// <param name="cache">What the cluster's DNS server remembers; null for nothing.</param>
internal sealed class ContainerNetwork(ContainerHost host, Store store, DnsCache? cache)
{
    private int _turn;

    /// <summary>Looks a name up as a program's resolver does, without <c>/etc/hosts</c>.</summary>
    public DnsAnswer LookUp(ContainerInstance from, string name, DnsRecordType type)
    {
        var settings = ResolverSettings.Read(from.Files);
        if (!settings.Servers.Contains(ClusterAddresses.Dns))
        {
            return DnsAnswer.NoSuchName;
        }

        return Resolver().ResolveWith(settings.Searches, settings.Dots, name, type);
    }

    /// <summary>A look-up of a full name or of an address, without a search list.</summary>
    public DnsAnswer Query(string name, DnsRecordType type) => Resolver().Resolve(name, type);

    /// <summary>The addresses of a host, as <c>getaddrinfo</c> gives them; none when there is no such host.</summary>
    public IReadOnlyList<string> Addresses(ContainerInstance from, string name)
    {
        if (IPAddress.TryParse(name, out var literal) && (name.Contains(':') || name.Count(static c => c == '.') == 3))
        {
            return [literal.ToString()];
        }

        foreach (var line in Lines(from.Files, "/etc/hosts"))
        {
            if (line.Skip(1).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return [line[0]];
            }
        }

        return [.. LookUp(from, name, DnsRecordType.A).Records.Where(static r => r.Type == DnsRecordType.A).Select(static r => r.Value)];
    }

    /// <summary>The full name of a host: the name that answered in the search list, or in <c>/etc/hosts</c>.</summary>
    public string CanonicalName(ContainerInstance from, string name)
    {
        foreach (var line in Lines(from.Files, "/etc/hosts"))
        {
            if (line.Skip(1).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return line[1];
            }
        }

        return LookUp(from, name, DnsRecordType.A).Records is [var first, ..] ? first.Name : name;
    }

    /// <summary>Asks a web server.</summary>
    public HttpReply Fetch(ContainerInstance from, string address, int port, string method, string path, string agent)
    {
        var snapshot = store.Snapshot;
        if (IPAddress.TryParse(address, out var ip) && IPAddress.IsLoopback(ip))
        {
            return snapshot.Find(ObjectKey.Of(from.Pod)) is Pod own ? Ask(own, port, "127.0.0.1", method, path, agent) : HttpReply.Refused;
        }

        foreach (var service in snapshot.ByIndex<Service>(SnapshotIndex.ServicesByAddress, address))
        {
            return (service.Spec?.Ports ?? []).FirstOrDefault(p => p.Port == port) is { } wanted && Target(service, wanted, snapshot) is { } target ? Ask(target.Pod, target.Port, from.Address, method, path, agent) : HttpReply.Refused;
        }

        foreach (var pod in snapshot.ByIndex<Pod>(SnapshotIndex.PodsByAddress, address))
        {
            if (pod.Status?.Phase == PodPhase.Running)
            {
                return Ask(pod, port, from.Address, method, path, agent);
            }
        }

        return HttpReply.Refused;
    }

    /// <summary>Asks the web server of a pod.</summary>
    public HttpReply Fetch(Pod pod, int port, string client, string method, string path, string agent) =>
        Ask(pod, port, client, method, path, agent);

    /// <summary>The running container of a pod whose web server listens on a port; null when there is none.</summary>
    public ContainerInstance? ServerOf(Pod pod, int port)
    {
        foreach (var container in pod.Spec?.Containers ?? [])
        {
            if (ContainerHost.StatusOf(pod, container.Name)?.State?.Running is not null && host.Open(pod, container.Name) is var server && server.Listens(port))
            {
                return server;
            }
        }

        return null;
    }

    private DnsResolver Resolver() => new(store.Snapshot, cache: cache);

    private HttpReply Ask(Pod pod, int port, string client, string method, string path, string agent) =>
        ServerOf(pod, port) is { } server ? StaticSite.Serve(server, client, method, path, agent, host.Now) : HttpReply.Refused;

    /// <summary>A ready endpoint of a Service; they take turns.</summary>
    public (Pod Pod, int Port)? Target(Service service, ServicePort wanted, ClusterSnapshot snapshot)
    {
        var targets = ImmutableArray.CreateBuilder<(Pod, int)>();
        foreach (var slice in snapshot.SlicesOf(ObjectKey.Of(service)))
        {
            if ((slice.Ports ?? []).FirstOrDefault(p => (p.Name ?? "") == (wanted.Name ?? ""))?.Port is not { } target)
            {
                continue;
            }

            foreach (var endpoint in slice.Endpoints ?? [])
            {
                if (endpoint.Conditions?.Ready != false
                    && endpoint.TargetRef is { Kind: "Pod", Name: { } name }
                    && snapshot.Find<Pod>(ObjectKey.Of(service).Namespace, name) is { } pod)
                {
                    targets.Add((pod, target));
                }
            }
        }

        return targets.Count == 0 ? null : targets[(int)((uint)_turn++ % targets.Count)];
    }

    private static IEnumerable<string[]> Lines(ContainerFileSystem files, string path) =>
        files.Read(path, out var content) is not null ? [] : ByteText.Of(content).Split('\n')
            .Select(static line => line.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(static line => line.Length > 1);

    /// <summary>What a container's <c>/etc/resolv.conf</c> says.</summary>
    private sealed record ResolverSettings(ImmutableArray<string> Servers, ImmutableArray<string> Searches, int Dots)
    {
        public static ResolverSettings Read(ContainerFileSystem files)
        {
            var settings = new ResolverSettings([], [], 1);
            foreach (var line in Lines(files, "/etc/resolv.conf"))
            {
                settings = line[0] switch
                {
                    "nameserver" => settings with { Servers = settings.Servers.Add(line[1]) },
                    "search" => settings with { Searches = [.. line[1..]] },
                    "options" when line.FirstOrDefault(static o => o.StartsWith("ndots:", StringComparison.Ordinal)) is { } dots
                        && int.TryParse(dots.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => settings with { Dots = number },
                    _ => settings,
                };
            }

            return settings;
        }
    }
}
