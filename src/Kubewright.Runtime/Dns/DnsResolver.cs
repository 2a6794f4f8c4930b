using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Kubewright.Runtime;

/// <summary>
/// Answers DNS look-ups for the names of a cluster: of headless Services and the pods behind them, of other Services, and
/// of addresses. It sees one snapshot and keeps nothing, so an answer is never stale.
/// </summary>
/// <param name="snapshot">The cluster.</param>
/// <param name="domain">The cluster's domain. Default <c>cluster.local</c>.</param>
public sealed class DnsResolver(ClusterSnapshot snapshot, string domain = DnsResolver.DefaultDomain)
{
    /// <summary>The domain of a cluster that names none.</summary>
    public const string DefaultDomain = "cluster.local";

    private const string Ipv4Reverse = ".in-addr.arpa";
    private readonly string _domain = domain.ToLowerInvariant();

    /// <summary>Looks up a full name; a trailing dot makes no difference, nor does the case.</summary>
    /// <param name="name">For example <c>web-0.nginx.default.svc.cluster.local</c>.</param>
    /// <param name="type">The type of record wanted.</param>
    public DnsAnswer Resolve(string name, DnsRecordType type = DnsRecordType.A)
    {
        ArgumentNullException.ThrowIfNull(name);
        var lookup = name.TrimEnd('.').ToLowerInvariant();
        if (lookup.EndsWith(Ipv4Reverse, StringComparison.Ordinal))
        {
            return Reverse(lookup, type);
        }

        if (lookup == _domain)
        {
            return DnsAnswer.NoData;
        }

        if (!lookup.EndsWith("." + _domain, StringComparison.Ordinal))
        {
            return new DnsAnswer(DnsResponseCode.Refused, [], []);
        }

        var labels = lookup[..^(_domain.Length + 1)].Split('.');
        return labels switch
        {
            ["dns-version"] => Answer(type, [new DnsRecord(lookup, DnsRecordType.Txt, "1.1.0")]),
            ["svc"] or ["pod"] => DnsAnswer.NoData,
            [var space, "svc" or "pod"] => HasNamespace(space) ? DnsAnswer.NoData : DnsAnswer.NoSuchName,
            [var address, var space, "pod"] => HasNamespace(space) && Dashed(address) is { } ip
                ? Answer(type, [Address(lookup, ip)])
                : DnsAnswer.NoSuchName,
            [.. var rest, var service, var space, "svc"] => snapshot.Find<Service>(space, service) is { } found
                ? InService(found, rest, lookup, type)
                : DnsAnswer.NoSuchName,
            _ => DnsAnswer.NoSuchName,
        };
    }

    /// <summary>
    /// Looks up a name as a program in a pod would: a name of fewer than five dots is tried under each of
    /// <see cref="SearchDomains"/> first; a trailing dot prevents that.
    /// </summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="name">For example <c>web-0.nginx</c>.</param>
    /// <param name="type">The type of record wanted.</param>
    public DnsAnswer ResolveFrom(string @namespace, string name, DnsRecordType type = DnsRecordType.A)
    {
        ArgumentNullException.ThrowIfNull(name);
        const int enoughDots = 5;
        var searches = SearchDomains(@namespace).Select(search => $"{name}.{search}");
        IEnumerable<string> names = name.EndsWith('.') ? [name]
            : name.Count(static c => c == '.') >= enoughDots ? [name, .. searches]
            : [.. searches, name];
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
    public ImmutableArray<string> SearchDomains(string @namespace) => [$"{@namespace}.svc.{_domain}", $"svc.{_domain}", _domain];

    private DnsAnswer InService(Service service, string[] rest, string name, DnsRecordType type)
    {
        if (service.Spec is { Type: ServiceType.ExternalName } spec)
        {
            return rest is not [] || string.IsNullOrEmpty(spec.ExternalName) ? DnsAnswer.NoSuchName
                : type is DnsRecordType.A or DnsRecordType.Aaaa or DnsRecordType.Cname
                    ? Answer(DnsRecordType.Cname, [new DnsRecord(name, DnsRecordType.Cname, spec.ExternalName)])
                    : DnsAnswer.NoData;
        }

        return IsHeadless(service) ? InHeadlessService(service, rest, name, type) : InClusterIPService(service, rest, name, type);
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
        var endpoints = Endpoints(service);
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
            let number = TargetPort(port, endpoint.Pod)
            where number is not null
            select ($"{endpoint.Label}.{zone}", number.Value, endpoint.Address));
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

    private static string ProtocolLabel(ServicePort port) => "_" + (port.Protocol ?? Protocol.TCP).ToText().ToLowerInvariant();

    /// <summary>The port that the pod listens on; null when the named one does not exist there.</summary>
    private static int? TargetPort(ServicePort port, Pod pod) => port.TargetPort switch
    {
        null => port.Port,
        { Number: { } number } => number,
        { } named => (pod.Spec?.Containers ?? [])
            .SelectMany(static c => c.Ports ?? [])
            .FirstOrDefault(p => p.Name == named.Text && (p.Protocol ?? Protocol.TCP) == (port.Protocol ?? Protocol.TCP))?.Number,
    };

    private DnsAnswer Reverse(string name, DnsRecordType type)
    {
        var parts = name[..^Ipv4Reverse.Length].Split('.');
        if (parts.Length != 4)
        {
            return DnsAnswer.NoSuchName;
        }

        var address = string.Join('.', parts.Reverse());
        var records = new List<DnsRecord>();
        foreach (var service in snapshot.Services)
        {
            var zone = ZoneOf(service);
            if (service.Spec?.ClusterIP?.Value == address)
            {
                records.Add(new DnsRecord(name, DnsRecordType.Ptr, zone));
            }
            else if (IsHeadless(service))
            {
                records.AddRange(Endpoints(service)
                    .Where(e => e.Address == address)
                    .Select(e => new DnsRecord(name, DnsRecordType.Ptr, $"{e.Label}.{zone}")));
            }
        }

        return records.Count == 0 ? DnsAnswer.NoSuchName : Answer(type, records);
    }

    private ImmutableArray<DnsEndpoint> Endpoints(Service service)
    {
        var space = ObjectKey.Of(service).Namespace;
        return DnsEndpoint.Of(service, snapshot.Pods.Where(pod => ObjectKey.Of(pod).Namespace == space));
    }

    private static bool IsHeadless(Service service) => service.Spec?.ClusterIP == ClusterIP.None;

    private string ZoneOf(Service service)
    {
        var key = ObjectKey.Of(service);
        return $"{key.Name}.{key.Namespace}.svc.{_domain}";
    }

    private bool HasNamespace(string name) =>
        snapshot.Find<Namespace>(name) is not null || snapshot.Services.Any(service => ObjectKey.Of(service).Namespace == name);

    private static string? Dashed(string label) =>
        IPAddress.TryParse(label.Replace('-', '.'), out var ip) && label.Count(static c => c == '-') == 3 ? ip.ToString() : null;

    private static DnsRecord Address(string name, string address) => new(
        name,
        IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 ? DnsRecordType.Aaaa : DnsRecordType.A,
        address);

    private static DnsAnswer Answer(DnsRecordType type, IEnumerable<DnsRecord> records) =>
        DnsAnswer.NoData with { Records = [.. records.Where(r => r.Type == type)] };
}
