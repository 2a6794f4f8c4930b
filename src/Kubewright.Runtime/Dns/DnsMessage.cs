using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>A DNS message: a query, or the reply to one (RFC 1035, with EDNS0 of RFC 6891).</summary>
public sealed record DnsMessage
{
    /// <summary>The number by which the asker knows the reply.</summary>
    public int Id { get; init; }

    /// <summary>Whether it is a reply.</summary>
    public bool IsReply { get; init; }

    /// <summary>What is asked: 0 for an ordinary query.</summary>
    public int Operation { get; init; }

    /// <summary>Whether the answer comes from who is responsible for the name.</summary>
    public bool IsAuthoritative { get; init; }

    /// <summary>Whether records were left out for want of room: the asker should ask again over TCP.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether the asker wants the server to ask others.</summary>
    public bool WantsRecursion { get; init; }

    /// <summary>The outcome: 0 no error, 1 malformed query, 3 no such name, 4 not implemented, 5 refused, 16 an unknown version of EDNS.</summary>
    public int ResponseCode { get; init; }

    /// <summary>The questions; ordinarily one.</summary>
    public ImmutableArray<DnsQuestion> Questions { get; init; } = [];

    /// <summary>The answers.</summary>
    public ImmutableArray<DnsRecord> Answers { get; init; } = [];

    /// <summary>Who is responsible for a name that does not exist, or has no such record, and for how long that counts; null when there is no need to say so.</summary>
    public DnsAuthority? Authority { get; init; }

    /// <summary>Whether <see cref="Authority"/> is what was asked for, and so the answer itself; there are then no <see cref="Answers"/>. Default false.</summary>
    public bool IsAuthorityAsked { get; init; }

    /// <summary>Further records that the asker will want.</summary>
    public ImmutableArray<DnsRecord> Additional { get; init; } = [];

    /// <summary>How long a UDP message the sender takes, in bytes: the EDNS0 record. Null for a sender without EDNS0, which takes 512.</summary>
    public int? PayloadSize { get; init; }

    /// <summary>The version of EDNS that the sender speaks. Default 0, the only one there is.</summary>
    public int ExtensionVersion { get; init; }
}
