using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The SOA record that comes with the answer that there is nothing (RFC 2308).</summary>
/// <param name="Zone">The cluster's domain.</param>
/// <param name="Serial">Which state of the zone the answer comes from.</param>
/// <param name="TimeToLive">How long the answer may be kept, in seconds.</param>
public sealed record DnsAuthority(string Zone, uint Serial, int TimeToLive)
{
    /// <summary>After how many seconds another server would look for a new state of the zone.</summary>
    internal const int Refresh = 7200;

    /// <summary>After how many seconds it would try again.</summary>
    internal const int Retry = 1800;

    /// <summary>After how many seconds it would give up the zone.</summary>
    internal const int Expire = 86400;

    /// <summary>The name of the zone's server.</summary>
    internal string Server => "ns.dns." + Zone;

    /// <summary>The mailbox of who is responsible, written as a name.</summary>
    internal string Mailbox => "hostmaster." + Zone;

    /// <summary>The record as <c>dig</c> prints it, with single spaces.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Zone}. {TimeToLive} IN SOA {Server}. {Mailbox}. {Serial} {Refresh} {Retry} {Expire} {DnsRecord.TimeToLive}");
}
