namespace Kubewright.Runtime;

/// <summary>A question of a DNS message.</summary>
/// <param name="Name">The name asked for, as it was written, without a trailing dot.</param>
/// <param name="Type">The type of record wanted; null for one that the cluster's names never have.</param>
/// <param name="Code">The type's number, for types that have no name here; 0 when <paramref name="Type"/> says it.</param>
public sealed record DnsQuestion(string Name, DnsRecordType? Type, int Code = 0);
