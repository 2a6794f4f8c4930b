using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>The wire form of DNS messages. Reading never fails with an exception, whatever the bytes.</summary>
public static class DnsCodec
{
    /// <summary>The longest UDP message for a sender without EDNS0.</summary>
    public const int PlainSize = 512;

    /// <summary>The longest message at all.</summary>
    public const int LongestMessage = ushort.MaxValue;

    /// <summary>The number of the type SOA, which no name but the zone's own has.</summary>
    internal const int SoaType = 6;

    private const int HeaderSize = 12;
    private const int MostQuestions = 16;
    private const int OptType = 41;
    private const int OptSize = 11;

    /// <summary>Reads a message. Records in it other than EDNS0 are skipped: servers read queries.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="message">The message; when it is malformed, as much as its header says, to answer with.</param>
    /// <returns>False when the message is malformed. Without even a header its id is 0 and it should not be answered.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out DnsMessage message)
    {
        message = new DnsMessage();
        if (bytes.Length < HeaderSize || bytes.Length > LongestMessage)
        {
            return false;
        }

        var flags = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        message = new DnsMessage
        {
            Id = BinaryPrimitives.ReadUInt16BigEndian(bytes),
            IsReply = (flags & 0x8000) != 0,
            Operation = (flags >> 11) & 0xF,
            IsAuthoritative = (flags & 0x400) != 0,
            IsTruncated = (flags & 0x200) != 0,
            WantsRecursion = (flags & 0x100) != 0,
            ResponseCode = flags & 0xF,
        };
        var questionCount = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        var recordCount = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..])
            + BinaryPrimitives.ReadUInt16BigEndian(bytes[8..])
            + BinaryPrimitives.ReadUInt16BigEndian(bytes[10..]);
        if (questionCount > MostQuestions)
        {
            return false;
        }

        var at = HeaderSize;
        var questions = ImmutableArray.CreateBuilder<DnsQuestion>();
        for (var i = 0; i < questionCount; i++)
        {
            if (DnsName.Read(bytes, ref at) is not { } name || at + 4 > bytes.Length)
            {
                return false;
            }

            var code = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            var question = TypeOf(code) is { } type ? new DnsQuestion(name, type) : new DnsQuestion(name, null, code);
            questions.Add(question with { Class = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) });
            at += 4;
        }

        int? payload = null;
        var version = 0;
        for (var i = 0; i < recordCount; i++)
        {
            if (DnsName.Read(bytes, ref at) is null || at + 10 > bytes.Length)
            {
                return false;
            }

            if (BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) == OptType)
            {
                payload = Math.Max(PlainSize, (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
                version = bytes[at + 5];
            }

            at += 10 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 8)..]);
            if (at > bytes.Length)
            {
                return false;
            }
        }

        message = message with { Questions = questions.ToImmutable(), PayloadSize = payload, ExtensionVersion = version };
        return true;
    }

    /// <summary>Writes a message. What does not fit is left out and the message marked as truncated.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limit">The most bytes: 65535 for TCP, what the asker takes for UDP.</param>
    /// <exception cref="ArgumentException">A name is longer than DNS allows, or a value does not fit its type.</exception>
    public static byte[] Encode(DnsMessage message, int limit = LongestMessage)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, PlainSize);
        var writer = new DnsWriter();
        writer.Skip(HeaderSize);
        foreach (var question in message.Questions)
        {
            writer.Name(question.Name);
            writer.Number(question.Type is { } type ? CodeOf(type) : question.Code);
            writer.Number(question.Class);
        }

        var room = limit - (message.PayloadSize is null ? 0 : OptSize);
        var answers = Write(writer, message.Answers, room);
        var isTruncated = message.IsTruncated || answers < message.Answers.Length;

        var authorities = isTruncated || message.Authority is not { } authority || !Write(writer, authority, room) ? 0 : 1;

        // Additional records are a courtesy: without room for them the message is still whole.
        var additional = isTruncated ? 0 : Write(writer, message.Additional, room);
        if (message.PayloadSize is { } payload)
        {
            writer.Byte(0);
            writer.Number(OptType);
            writer.Number(payload);
            writer.Byte((byte)(message.ResponseCode >> 4));
            writer.Byte((byte)message.ExtensionVersion);
            writer.Number(0);
            writer.Number(0);
        }

        var bytes = writer.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)message.Id);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), Flags(message, isTruncated));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)message.Questions.Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), (ushort)(message.IsAuthorityAsked ? authorities : answers));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(8), (ushort)(message.IsAuthorityAsked ? 0 : authorities));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(10), (ushort)(additional + (message.PayloadSize is null ? 0 : 1)));
        return bytes;
    }

    private static ushort Flags(DnsMessage message, bool isTruncated) => (ushort)(
        (message.IsReply ? 0x8000 : 0)
        | ((message.Operation & 0xF) << 11)
        | (message.IsAuthoritative ? 0x400 : 0)
        | (isTruncated ? 0x200 : 0)
        | (message.WantsRecursion ? 0x100 : 0)
        | (message.ResponseCode & 0xF));

    /// <returns>How many of the records fitted.</returns>
    private static int Write(DnsWriter writer, ImmutableArray<DnsRecord> records, int room)
    {
        for (var i = 0; i < records.Length; i++)
        {
            var start = writer.Length;
            Write(writer, records[i]);
            if (writer.Length > room)
            {
                writer.CutTo(start);
                return i;
            }
        }

        return records.Length;
    }

    /// <returns>Whether the record fitted.</returns>
    private static bool Write(DnsWriter writer, DnsAuthority authority, int room)
    {
        var start = writer.Length;
        writer.Name(authority.Zone);
        writer.Number(SoaType);
        writer.Number(1);
        writer.LongNumber((uint)authority.TimeToLive);
        var length = writer.Length;
        writer.Number(0);
        writer.Name(authority.Server);
        writer.Name(authority.Mailbox);
        foreach (var number in (ReadOnlySpan<uint>)[authority.Serial, DnsAuthority.Refresh, DnsAuthority.Retry, DnsAuthority.Expire, DnsRecord.TimeToLive])
        {
            writer.LongNumber(number);
        }

        writer.Patch(length, writer.Length - length - 2);
        if (writer.Length <= room)
        {
            return true;
        }

        writer.CutTo(start);
        return false;
    }

    private static void Write(DnsWriter writer, DnsRecord record)
    {
        writer.Name(record.Name);
        writer.Number(CodeOf(record.Type));
        writer.Number(1);
        writer.Number(0);
        writer.Number(DnsRecord.TimeToLive);
        var length = writer.Length;
        writer.Number(0);
        switch (record.Type)
        {
            case DnsRecordType.A or DnsRecordType.Aaaa:
                var family = record.Type == DnsRecordType.A ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
                writer.Bytes(IPAddress.TryParse(record.Value, out var address) && address.AddressFamily == family
                    ? address.GetAddressBytes()
                    : throw new ArgumentException($"'{record.Value}' is no address for a record of type {record.Type}.", nameof(record)));
                break;
            case DnsRecordType.Srv:
                writer.Number(0);
                writer.Number(DnsRecord.Weight);
                writer.Number(record.Port);
                writer.Name(record.Value, isCompressed: false);
                break;
            case DnsRecordType.Txt:
                foreach (var chunk in Encoding.UTF8.GetBytes(record.Value).Chunk(255).DefaultIfEmpty([]))
                {
                    writer.Byte((byte)chunk.Length);
                    writer.Bytes(chunk);
                }

                break;
            default:
                writer.Name(record.Value);
                break;
        }

        writer.Patch(length, writer.Length - length - 2);
    }

    private static int CodeOf(DnsRecordType type) => type switch
    {
        DnsRecordType.A => 1,
        DnsRecordType.Ns => 2,
        DnsRecordType.Cname => 5,
        DnsRecordType.Ptr => 12,
        DnsRecordType.Txt => 16,
        DnsRecordType.Aaaa => 28,
        _ => 33,
    };

    private static DnsRecordType? TypeOf(int code) => code switch
    {
        1 => DnsRecordType.A,
        2 => DnsRecordType.Ns,
        5 => DnsRecordType.Cname,
        12 => DnsRecordType.Ptr,
        16 => DnsRecordType.Txt,
        28 => DnsRecordType.Aaaa,
        33 => DnsRecordType.Srv,
        _ => null,
    };
}
