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

    /// <summary>The weight of SRV records: all targets are alike.</summary>
    internal const int Weight = 100;

    /// <summary>What follows the type when the record is printed: for SRV also priority, weight and port.</summary>
    public string Data => Type switch
    {
        DnsRecordType.A or DnsRecordType.Aaaa => Value,
        DnsRecordType.Srv => string.Create(CultureInfo.InvariantCulture, $"0 {Weight} {Port} {Value}."),
        DnsRecordType.Txt => $"\"{Value}\"",
        _ => Value + ".",
    };

    /// <summary>The record as <c>dig</c> prints it, with single spaces.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}. {TimeToLive} IN {Type.ToString().ToUpperInvariant()} {Data}");
}
