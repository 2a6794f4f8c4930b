using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>One DNS record.</summary>
/// <param name="Name">The name it belongs to, without a trailing dot.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">An address, a host name or text.</param>
/// <param name="Port">The port of an SRV record; 0 for other types.</param>
public sealed record DnsRecord(string Name, DnsRecordType Type, string Value, int Port = 0)
{
    /// <summary>How long the record may be kept, in seconds.</summary>
    public const int TimeToLive = 5;

    /// <summary>The record as <c>dig</c> prints it, with single spaces.</summary>
    public override string ToString() => Type switch
    {
        DnsRecordType.A or DnsRecordType.Aaaa => Line(Value),
        DnsRecordType.Srv => Line(string.Create(CultureInfo.InvariantCulture, $"0 100 {Port} {Value}.")),
        DnsRecordType.Txt => Line($"\"{Value}\""),
        _ => Line(Value + "."),
    };

    private string Line(string data) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}. {TimeToLive} IN {Type.ToString().ToUpperInvariant()} {data}");
}
