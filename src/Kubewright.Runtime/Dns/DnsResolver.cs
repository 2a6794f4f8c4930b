using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>
/// Answers DNS look-ups for the names of a cluster: of headless Services and their endpoints, of other Services, and of
/// addresses (SS-265 to SS-275). Endpoints are those of the EndpointSlices. It sees one snapshot; without a cache an answer
/// is never stale.
/// </summary>
/// <param name="snapshot">The cluster.</param>
/// <param name="domain">The cluster's domain. Default <c>cluster.local</c>.</param>
/// <param name="cache">Remembers what was not found; null (the default) for none.</param>
public sealed class DnsResolver(ClusterSnapshot snapshot, string domain = DnsResolver.DefaultDomain, DnsCache? cache = null)
{
    /// <summary>The domain of a cluster that names none.</summary>
    public const string DefaultDomain = "cluster.local";

    private const int EnoughDots = 5;
    private const int MostAliases = 8;

    private readonly string _domain = domain.ToLowerInvariant();

    /// <summary>Looks up a full name; a trailing dot makes no difference, nor does the case.</summary>
    /// <param name="name">For example <c>web-0.nginx.default.svc.cluster.local</c>.</param>
    /// <param name="type">The type of record wanted.</param>
    public DnsAnswer Resolve(string name, DnsRecordType type = DnsRecordType.A)
    {
        ArgumentNullException.ThrowIfNull(name);
        var lookup = name.TrimEnd('.').ToLowerInvariant();
        if (cache?.Find(lookup, type) is { } known)
        {
            return known;
        }

        var answer = Find(lookup, type);
        for (var i = 0; i < MostAliases && type != DnsRecordType.Cname && answer.Records is [.., { Type: DnsRecordType.Cname } alias]; i++)
        {
            // An alias inside the cluster is followed; one outside is for the asker to follow.
            var next = Find(alias.Value.TrimEnd('.').ToLowerInvariant(), type);
            if (next.Records.IsEmpty)
            {
                break;
            }

            answer = answer with { Records = answer.Records.AddRange(next.Records) };
        }

        cache?.Note(lookup, type, answer);
        return answer;
    }

    /// <summary>
    /// All records of a Service: of its own name, of its endpoints' names when it is headless, and of its named ports. Names of
    /// addresses are left out.
    /// </summary>
    /// <param name="service">A Service of the cluster.</param>
    public ImmutableArray<DnsRecord> RecordsOf(Service service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var zone = ZoneOf(service);
        var endpoints = ServiceLabels.IsHeadless(service) ? DnsEndpoint.Of(snapshot, ObjectKey.Of(service)) : [];
        return
        [
            .. Resolve(zone).Records,
            .. Resolve(zone, DnsRecordType.Aaaa).Records.Where(static record => record.Type == DnsRecordType.Aaaa),
            .. endpoints.Select(endpoint => Address($"{endpoint.Label}.{zone}", endpoint.Address)),
            .. (service.Spec?.Ports ?? [])
                .Where(static port => port.Name is { Length: > 0 })
                .SelectMany(port => Resolve($"_{port.Name}.{ProtocolLabel(port)}.{zone}", DnsRecordType.Srv).Records),
        ];
    }

    private DnsAnswer Find(string lookup, DnsRecordType type)
    {
        if (DnsNames.IsReverse(lookup))
        {
            return Reverse(lookup, type);
        }

        if (lookup == _domain)
        {
            return type == DnsRecordType.Ns ? Servers() : DnsAnswer.NoData;
        }

        if (!lookup.EndsWith("." + _domain, StringComparison.Ordinal))
        {
            return new DnsAnswer(DnsResponseCode.Refused, [], []);
        }

        var labels = lookup[..^(_domain.Length + 1)].Split('.');
        return labels switch
        {
            ["dns-version"] => Answer(type, [new DnsRecord(lookup, DnsRecordType.Txt, "1.1.0")]),
            ["ns", "dns"] => Answer(type, [Address(lookup, ClusterAddresses.Dns)]),
            ["svc"] or ["pod"] => DnsAnswer.NoData,
            [var space, "svc" or "pod"] => HasNamespace(space) ? DnsAnswer.NoData : DnsAnswer.NoSuchName,
            [var address, var space, "pod"] => HasNamespace(space) && DnsEndpoint.Undashed(address) is { } ip
                ? Answer(type, [Address(lookup, ip)])
                : DnsAnswer.NoSuchName,
            [.. var rest, var service, var space, "svc"] => snapshot.Find<Service>(space, service) is { } found
                ? InService(found, rest, lookup, type)
                : BuiltIn(space, service) is { } builtIn && rest is [] ? Answer(type, [Address(lookup, builtIn)])
                : DnsAnswer.NoSuchName,
            _ => DnsAnswer.NoSuchName,
        };
    }

    /// <summary>
    /// Looks up a name as a program in a pod would (SS-272): a name of fewer than five dots is tried under each of
    /// <see cref="SearchDomains"/> first; a trailing dot prevents that.
    /// </summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="name">For example <c>web-0.nginx</c>.</param>
    /// <param name="type">The type of record wanted.</param>
    public DnsAnswer ResolveFrom(string @namespace, string name, DnsRecordType type = DnsRecordType.A) =>
        ResolveWith(SearchDomains(@namespace), EnoughDots, name, type);

    /// <summary>Looks up a name as a resolver with a search list does.</summary>
    /// <param name="searches">The domains to append, in order.</param>
    /// <param name="enoughDots">From how many dots on a name is tried as it is first.</param>
    /// <param name="name">The name.</param>
    /// <param name="type">The type of record wanted.</param>
    internal DnsAnswer ResolveWith(ImmutableArray<string> searches, int enoughDots, string name, DnsRecordType type)
    {
        ArgumentNullException.ThrowIfNull(name);
        var longer = searches.Select(search => $"{name}.{search}");
        IEnumerable<string> names = name.EndsWith('.') ? [name]
            : name.Count(static c => c == '.') >= enoughDots ? [name, .. longer]
            : [.. longer, name];
        DnsAnswer? best = null;
        foreach (var candidate in names)
        {
            var answer = Resolve(candidate, type);
            if (!answer.Records.IsEmpty)
            {
                return answer;
            }

            best = best is null || (best.Code != DnsResponseCode.NoError && answer.Code == DnsResponseCode.NoError) ? answer : best;
        }

        return best!;
    }

    /// <summary>The search list in the <c>/etc/resolv.conf</c> of a pod: its namespace's Services, all Services, the domain.</summary>
    public ImmutableArray<string> SearchDomains(string @namespace) => SearchDomainsOf(@namespace, _domain);

    /// <summary>The search list of pods in a cluster.</summary>
    internal static ImmutableArray<string> SearchDomainsOf(string @namespace, string domain = DefaultDomain) =>
        [$"{@namespace}.svc.{domain}", $"svc.{domain}", domain];

    private DnsAnswer InService(Service service, string[] rest, string name, DnsRecordType type)
    {
        if (service.Spec is { Type: ServiceType.ExternalName } spec)
        {
            return rest is not [] || string.IsNullOrEmpty(spec.ExternalName) ? DnsAnswer.NoSuchName
                : type is DnsRecordType.A or DnsRecordType.Aaaa or DnsRecordType.Cname
                    ? Answer(DnsRecordType.Cname, [new DnsRecord(name, DnsRecordType.Cname, spec.ExternalName)])
                    : DnsAnswer.NoData;
        }

        return ServiceLabels.IsHeadless(service) ? InHeadlessService(service, rest, name, type) : InClusterIPService(service, rest, name, type);
    }

    private DnsAnswer InClusterIPService(Service service, string[] rest, string name, DnsRecordType type)
    {
        var zone = ZoneOf(service);
        return service.Spec?.ClusterIP?.Value is not { Length: > 0 } ip ? (rest is [] ? DnsAnswer.NoData : DnsAnswer.NoSuchName)
            : rest is [] ? Answer(type, [Address(name, ip)])
            : InPorts(service, rest, name, type, port => [(zone, port.Port, ip)]);
    }

    private DnsAnswer InHeadlessService(Service service, string[] rest, string name, DnsRecordType type)
    {
        var endpoints = DnsEndpoint.Of(snapshot, ObjectKey.Of(service));
        if (endpoints.IsEmpty)
        {
            return DnsAnswer.NoSuchName;
        }

        var named = rest is [] ? endpoints : [.. endpoints.Where(e => rest is [var label] && e.Label == label)];
        if (!named.IsEmpty)
        {
            return Answer(type, named.Select(e => Address(name, e.Address)));
        }

        var zone = ZoneOf(service);
        return InPorts(service, rest, name, type, port =>
            from endpoint in endpoints
            let target = endpoint.Ports.FirstOrDefault(p => p.Name == port.Name)?.Port
            where target is not null
            select ($"{endpoint.Label}.{zone}", target.Value, endpoint.Address));
    }

    /// <summary>The SRV records of <c>_port._protocol</c>; <c>_protocol</c> alone exists without records when a port has it.</summary>
    private static DnsAnswer InPorts(
        Service service,
        string[] rest,
        string name,
        DnsRecordType type,
        Func<ServicePort, IEnumerable<(string Host, int Port, string Address)>> targetsOf)
    {
        var ports = (service.Spec?.Ports ?? []).Where(static p => p.Name is { Length: > 0 }).ToList();
        if (rest is [var only] && ports.Exists(p => ProtocolLabel(p) == only))
        {
            return DnsAnswer.NoData;
        }

        if (rest is not [var portLabel, var protocol]
            || ports.Find(p => ProtocolLabel(p) == protocol && "_" + p.Name!.ToLowerInvariant() == portLabel) is not { } port)
        {
            return DnsAnswer.NoSuchName;
        }

        if (type != DnsRecordType.Srv)
        {
            return DnsAnswer.NoData;
        }

        var targets = targetsOf(port).ToList();
        return new DnsAnswer(
            DnsResponseCode.NoError,
            [.. targets.Select(t => new DnsRecord(name, DnsRecordType.Srv, t.Host, t.Port))],
            [.. targets.Select(static t => Address(t.Host, t.Address))]);
    }

    /// <summary>The zone is served by the cluster's DNS Service.</summary>
    private DnsAnswer Servers()
    {
        var server = $"{ClusterAddresses.DnsService}.svc.{_domain}";
        return new DnsAnswer(DnsResponseCode.NoError, [new DnsRecord(_domain, DnsRecordType.Ns, server)], [Address(server, ClusterAddresses.Dns)]);
    }

    private static string ProtocolLabel(ServicePort port) => "_" + (port.Protocol ?? Protocol.TCP).ToText().ToLowerInvariant();

    private DnsAnswer Reverse(string name, DnsRecordType type)
    {
        if (DnsNames.AddressOf(name)?.ToString() is not { } address)
        {
            return DnsAnswer.NoSuchName;
        }

        var names = snapshot.ByIndex<Service>(SnapshotIndex.ServicesByAddress, address).Select(ZoneOf)
            .Concat(ClusterAddresses.Services.Where(s => s.Address == address).Select(s => $"{s.Name}.{s.Namespace}.svc.{_domain}"))
            .Concat(from slice in snapshot.All<Discovery.EndpointSlice>()
                    where slice.Metadata.Labels?.ContainsKey(ServiceLabels.Headless) == true
                    let service = slice.Metadata.Labels?[ServiceLabels.ServiceName]
                    from endpoint in DnsEndpoint.Of(slice)
                    where endpoint.Address == address
                    select $"{endpoint.Label}.{service}.{ObjectKey.Of(slice).Namespace}.svc.{_domain}")
            .Distinct(StringComparer.Ordinal)
            .Select(target => new DnsRecord(name, DnsRecordType.Ptr, target))
            .ToList();
        return names.Count == 0 ? DnsAnswer.NoSuchName : Answer(type, names);
    }

    private static string? BuiltIn(string @namespace, string service)
    {
        foreach (var known in ClusterAddresses.Services)
        {
            if (known.Namespace == @namespace && known.Name == service)
            {
                return known.Address;
            }
        }

        return null;
    }

    private string ZoneOf(Service service)
    {
        var key = ObjectKey.Of(service);
        return $"{key.Name}.{key.Namespace}.svc.{_domain}";
    }

    private bool HasNamespace(string name) =>
        snapshot.Find<Namespace>(name) is not null || snapshot.Services.Any(service => ObjectKey.Of(service).Namespace == name);

    private static DnsRecord Address(string name, string address) => new(
        name,
        IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 ? DnsRecordType.Aaaa : DnsRecordType.A,
        address);

    private static DnsAnswer Answer(DnsRecordType type, IEnumerable<DnsRecord> records) =>
        DnsAnswer.NoData with { Records = [.. records.Where(r => r.Type == type)] };
}
