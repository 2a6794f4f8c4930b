using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Answers DNS messages about a cluster: bytes in, bytes out. Whoever has a socket carries them.</summary>
/// <param name="snapshot">Gives the cluster as it is now.</param>
/// <param name="domain">The cluster's domain. Default <c>cluster.local</c>.</param>
/// <param name="cache">Remembers what was not found; null (the default) for none.</param>
public sealed class DnsServer(Func<ClusterSnapshot> snapshot, string domain = DnsResolver.DefaultDomain, DnsCache? cache = null)
{
    /// <summary>The longest UDP message that is taken and sent, in bytes.</summary>
    public const int PayloadSize = 1232;

    private const int FormatError = 1;
    private const int NotImplemented = 4;
    private const int Refused = 5;
    private const int BadVersion = 16;
    private const int AnyClass = 255;

    /// <summary>The reply to a message.</summary>
    /// <param name="query">The message as it came.</param>
    /// <param name="isStream">Whether it came over TCP, which takes long replies.</param>
    /// <returns>The reply; null when there should be none: the bytes are no message, or a reply themselves.</returns>
    public byte[]? Answer(ReadOnlySpan<byte> query, bool isStream = false)
    {
        var isWhole = DnsCodec.TryDecode(query, out var message);
        if (message.IsReply || (!isWhole && query.Length < 12))
        {
            return null;
        }

        var reply = !isWhole ? Refusal(message with { Questions = [] }, FormatError)
            : message.ExtensionVersion != 0 ? Refusal(message, BadVersion)
            : message.Operation != 0 ? Refusal(message, NotImplemented)
            : message.Questions is not [var question] ? Refusal(message with { Questions = [] }, FormatError)
            : question.Class is not (DnsQuestion.Internet or AnyClass) ? Refusal(message, Refused)
            : Reply(message, question);
        var limit = isStream ? DnsCodec.LongestMessage : Math.Clamp(message.PayloadSize ?? DnsCodec.PlainSize, DnsCodec.PlainSize, PayloadSize);
        return DnsCodec.Encode(reply, limit);
    }

    /// <summary>An answer as the reply to a query.</summary>
    internal static DnsMessage Reply(DnsMessage query, DnsAnswer answer) => Refusal(query, CodeOf(answer.Code)) with
    {
        IsAuthoritative = answer.Code != DnsResponseCode.Refused,
        Answers = answer.Records,
        Additional = answer.Additional,
    };

    private DnsMessage Reply(DnsMessage query, DnsQuestion question)
    {
        var now = snapshot();
        var answer = Find(question, now);
        var isNothing = answer.Records.IsEmpty && answer.Code != DnsResponseCode.Refused;
        return Reply(query, answer) with
        {
            Authority = isNothing ? new DnsAuthority(domain, (uint)now.Version, answer.TimeToLive) : null,
            IsAuthorityAsked = question.Code == DnsCodec.SoaType && question.Name.Equals(domain, StringComparison.OrdinalIgnoreCase),
        };
    }

    private DnsAnswer Find(DnsQuestion question, ClusterSnapshot now)
    {
        // A name keeps existing when a type is asked for that no name here has.
        var resolver = new DnsResolver(now, domain, cache);
        var answer = resolver.Resolve(question.Name, question.Type ?? DnsRecordType.Txt);
        answer = question.Type is null ? answer with { Records = [], Additional = [] } : answer;
        return answer with { Records = [.. answer.Records.Select(record => Named(record, answer.Records, question))] };
    }

    /// <summary>The reply says the name as it was asked, also its case.</summary>
    private static DnsRecord Named(DnsRecord record, ImmutableArray<DnsRecord> all, DnsQuestion question) =>
        record.Name == all[0].Name ? record with { Name = question.Name } : record;

    private static DnsMessage Refusal(DnsMessage query, int code) => new()
    {
        Id = query.Id,
        IsReply = true,
        Operation = query.Operation,
        WantsRecursion = query.WantsRecursion,
        ResponseCode = code,
        Questions = query.Questions,
        PayloadSize = query.PayloadSize is null ? null : PayloadSize,
    };

    private static int CodeOf(DnsResponseCode code) => code switch
    {
        DnsResponseCode.NoError => 0,
        DnsResponseCode.NameError => 3,
        _ => 5,
    };
}
