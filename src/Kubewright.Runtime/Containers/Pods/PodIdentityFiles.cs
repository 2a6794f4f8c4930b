using System.Text;

namespace Kubewright.Runtime;

/// <summary>The names of a pod, and the files through which its programs know them (SS-272).</summary>
/// <param name="Hostname">What <c>hostname</c> prints.</param>
/// <param name="FullName">What <c>hostname -f</c> prints.</param>
/// <param name="Files">The files by path.</param>
internal sealed record PodIdentityFiles(string Hostname, string FullName, IReadOnlyList<(string Path, string Text)> Files)
{
    private const int LongestHostname = 63;

    /// <summary>The names and files of a pod.</summary>
    public static PodIdentityFiles Of(Pod pod)
    {
        var space = ObjectKey.Of(pod).Namespace;
        var spec = pod.Spec;
        var isOnHost = spec?.HostNetwork == true;
        var hostname = isOnHost ? spec!.NodeName?.Name ?? "" : spec?.HostnameOverride ?? spec?.Hostname ?? pod.Metadata.Name ?? "";
        hostname = hostname.Length > LongestHostname ? hostname[..LongestHostname].TrimEnd('-', '.') : hostname;
        var fullName = !isOnHost && spec?.Subdomain is { Length: > 0 } subdomain
            ? $"{hostname}.{subdomain}.{space}.svc.{DnsResolver.DefaultDomain}"
            : hostname;

        var hosts = new StringBuilder("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n");
        if (pod.Status?.PodIP is { Length: > 0 } address)
        {
            hosts.Append(address).Append('\t').Append(fullName == hostname ? hostname : $"{fullName}\t{hostname}").Append('\n');
        }

        foreach (var alias in spec?.HostAliases ?? [])
        {
            hosts.Append(alias.Ip).Append('\t').AppendJoin('\t', alias.Hostnames ?? []).Append('\n');
        }

        return new PodIdentityFiles(
            hostname,
            fullName,
            [("/etc/hostname", hostname + "\n"), ("/etc/hosts", hosts.ToString()), ("/etc/resolv.conf", Resolver(spec, space))]);
    }

    private static string Resolver(PodSpec? spec, string space)
    {
        var policy = spec?.DnsPolicy ?? DnsPolicy.ClusterFirst;
        var isCluster = policy == DnsPolicy.ClusterFirstWithHostNet || (policy == DnsPolicy.ClusterFirst && spec?.HostNetwork != true);
        List<string> servers = isCluster ? [ClusterAddresses.Dns] : [];
        List<string> searches = isCluster ? [.. DnsResolver.SearchDomainsOf(space)] : [];
        List<string> options = isCluster ? ["ndots:5"] : [];
        if (spec?.DnsConfig is { } config)
        {
            servers.AddRange(config.Nameservers ?? []);
            searches.AddRange(config.Searches ?? []);
            foreach (var option in config.Options ?? [])
            {
                options.RemoveAll(o => o == option.Name || o.StartsWith(option.Name + ":", StringComparison.Ordinal));
                options.Add(option.Value is { Length: > 0 } value ? $"{option.Name}:{value}" : option.Name ?? "");
            }
        }

        return (searches.Count > 0 ? $"search {string.Join(' ', searches)}\n" : "")
            + string.Concat(servers.Select(static s => $"nameserver {s}\n"))
            + (options.Count > 0 ? $"options {string.Join(' ', options)}\n" : "");
    }
}
