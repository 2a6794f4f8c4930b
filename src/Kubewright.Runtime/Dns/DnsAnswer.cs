using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The answer to a look-up.</summary>
/// <param name="Code">Whether the name exists.</param>
/// <param name="Records">The records of the asked type; empty when the name has none.</param>
/// <param name="Additional">Addresses of the hosts that the records name.</param>
public sealed record DnsAnswer(DnsResponseCode Code, ImmutableArray<DnsRecord> Records, ImmutableArray<DnsRecord> Additional)
{
    /// <summary>How long the answer may be kept, in seconds. Default 5.</summary>
    public int TimeToLive { get; init; } = DnsRecord.TimeToLive;

    /// <summary>There is no such name: NXDOMAIN.</summary>
    public static DnsAnswer NoSuchName { get; } = new(DnsResponseCode.NameError, [], []);

    /// <summary>The name exists without a record of the asked type.</summary>
    public static DnsAnswer NoData { get; } = new(DnsResponseCode.NoError, [], []);

    /// <summary>The values of the records, in order: addresses or host names.</summary>
    public IEnumerable<string> Values => Records.Select(static r => r.Value);
}
