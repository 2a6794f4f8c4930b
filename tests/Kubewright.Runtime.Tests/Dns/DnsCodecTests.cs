using System.Net;

namespace Kubewright.Runtime.Tests;

public sealed class DnsCodecTests
{
    private const int Soa = 6;

    [Fact]
    public void Message_WrittenAndRead_AsksTheSame()
    {
        var query = Query("web-0.nginx.default.svc.cluster.local", DnsRecordType.Srv) with { PayloadSize = 4096 };

        Assert.True(DnsCodec.TryDecode(DnsCodec.Encode(query), out var read));
        Assert.Equal((query.Id, query.WantsRecursion, query.PayloadSize), (read.Id, read.WantsRecursion, read.PayloadSize));
        Assert.Equal(query.Questions, read.Questions);
    }

    [Fact]
    public void Answer_ForAPod_HasItsAddressAndACompressedName()
    {
        var cluster = Box.Web(1);
        var server = new DnsServer(() => cluster.Snapshot);
        var query = DnsCodec.Encode(Query("WEB-0.nginx.default.svc.cluster.local", DnsRecordType.A));

        var reply = server.Answer(query)!;

        Assert.Equal(query.Length + 16, reply.Length);
        Assert.Equal(0x84, reply[2] & 0xFE);
        Assert.Equal(0, reply[3] & 0xF);
        Assert.Equal([0xC0, 0x0C], reply[query.Length..(query.Length + 2)]);
        Assert.Equal(IPAddress.Parse(cluster.Snapshot.PodOf("web-0")!.Status!.PodIP!).GetAddressBytes(), reply[^4..]);
    }

    [Theory]
    [InlineData("none.default.svc.cluster.local", 3)]
    [InlineData("example.com", 5)]
    [InlineData("nginx.default.svc.cluster.local", 0)]
    public void Answer_WithoutAddress_SaysWhy(string name, int code)
    {
        var cluster = Box.Web(1);

        var reply = new DnsServer(() => cluster.Snapshot).Answer(DnsCodec.Encode(Query(name, DnsRecordType.Aaaa)))!;

        Assert.Equal(code, reply[3] & 0xF);
        Assert.Equal(0, reply[7]);
    }

    [Theory]
    [InlineData(3, 0, 5, 0)]
    [InlineData(255, 0, 0, 0)]
    [InlineData(1, 1, 0, 1)]
    public void Answer_ToAnotherClassOrVersion_SaysSoAndRepeatsTheQuestion(int questionClass, int version, int code, int extendedCode)
    {
        var cluster = Box.Web(1);
        var query = Query("nginx.default.svc.cluster.local", DnsRecordType.A) with { PayloadSize = 1232, ExtensionVersion = version };
        query = query with { Questions = [query.Questions[0] with { Class = questionClass }] };

        var reply = new DnsServer(() => cluster.Snapshot).Answer(DnsCodec.Encode(query))!;

        Assert.Equal(code, reply[3] & 0xF);
        Assert.True(DnsCodec.TryDecode(reply, out var read));
        Assert.Equal(query.Questions, read.Questions);
        Assert.Equal((extendedCode, 0), (reply[^6], read.ExtensionVersion));
    }

    [Fact]
    public void Answer_ToTheAuthorityOfTheZone_IsTheRecordItself()
    {
        var cluster = Box.Web(1);
        var server = new DnsServer(() => cluster.Snapshot);

        var zone = server.Answer(DnsCodec.Encode(Query("cluster.local", Soa)))!;
        var below = server.Answer(DnsCodec.Encode(Query("svc.cluster.local", Soa)))!;

        Assert.Equal((0, 1, 0), (zone[3] & 0xF, zone[7], zone[9]));
        Assert.Equal((0, 0, 1), (below[3] & 0xF, below[7], below[9]));
        Assert.Equal([0xC0, 12, 0, Soa, 0, 1], zone[31..37]);
    }

    [Fact]
    public void Answer_LongerThanTheAskerTakes_IsTruncatedOverUdpOnly()
    {
        var records = Enumerable.Range(0, 100).Select(static i => new DnsRecord("a.b", DnsRecordType.A, $"10.0.0.{i}"));
        var message = Query("a.b", DnsRecordType.A) with { IsReply = true, Answers = [.. records] };

        var datagram = DnsCodec.Encode(message, DnsCodec.PlainSize);
        var stream = DnsCodec.Encode(message);

        Assert.InRange(datagram.Length, 400, DnsCodec.PlainSize);
        Assert.Equal(0x02, datagram[2] & 0x02);
        Assert.Equal(0, stream[2] & 0x02);
        Assert.Equal(100, stream[7]);
    }

    [Fact]
    public void Answer_ToAMalformedQuery_IsAFormatError()
    {
        var cluster = Box.Web(1);
        var server = new DnsServer(() => cluster.Snapshot);
        var query = DnsCodec.Encode(Query("a.b", DnsRecordType.A));

        Assert.Equal(1, server.Answer(query.AsSpan(0, query.Length - 2))![3] & 0xF);
        Assert.Null(server.Answer(query.AsSpan(0, 11)));
        query[2] |= 0x80;
        Assert.Null(server.Answer(query));
        query[2] = 0x28;
        Assert.Equal(4, server.Answer(query)![3] & 0xF);
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x0C })]
    [InlineData(new byte[] { 0xC0, 0xFF })]
    [InlineData(new byte[] { 0x40, 0x61 })]
    [InlineData(new byte[] { 0x05, 0x61 })]
    [InlineData(new byte[] { 0x01, 0x61, 0xC0, 0x0C })]
    public void Decode_NameThatDoesNotEnd_IsMalformed(byte[] name)
    {
        byte[] bytes = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. name];

        Assert.False(DnsCodec.TryDecode(bytes, out var message));
        Assert.Equal(1, message.Id);
    }

    [Fact]
    public void Decode_AnyBytes_NeverThrowsAndAlwaysAnswersInBounds()
    {
        var cluster = Box.Web(1);
        var server = new DnsServer(() => cluster.Snapshot);
        var source = new SeededSource(7);
        var seed = DnsCodec.Encode(Query("_web._tcp.nginx.default.svc.cluster.local", DnsRecordType.Srv) with { PayloadSize = 1232 });
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = seed[..(1 + (int)(source.NextDouble() * seed.Length))];
            for (var change = 0; change < round % 8; change++)
            {
                bytes[(int)(source.NextDouble() * bytes.Length)] = (byte)(source.NextDouble() * 256);
            }

            var reply = server.Answer(bytes);

            Assert.True(reply is null || reply.Length <= DnsServer.PayloadSize);
        }
    }

    private static DnsMessage Query(string name, int code) => new() { Questions = [new DnsQuestion(name, null, code)] };

    private static DnsMessage Query(string name, DnsRecordType type) =>
        new() { Id = 4711, WantsRecursion = true, Questions = [new DnsQuestion(name, type)] };
}
