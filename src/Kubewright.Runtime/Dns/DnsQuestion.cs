namespace Kubewright.Runtime;

/// <summary>A question of a DNS message.</summary>
/// <param name="Name">The name asked for, as it was written, without a trailing dot.</param>
/// <param name="Type">The type of record wanted; null for one that the cluster's names never have.</param>
/// <param name="Code">The type's number, for types that have no name here; 0 when <paramref name="Type"/> says it.</param>
public sealed record DnsQuestion(string Name, DnsRecordType? Type, int Code = 0)
{
    /// <summary>The class of the names of the Internet: the only one that a cluster has names in.</summary>
    public const int Internet = 1;

    /// <summary>The class asked for. Default <see cref="Internet"/>.</summary>
    public int Class { get; init; } = Internet;
}
