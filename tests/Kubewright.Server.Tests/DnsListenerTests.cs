using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>DNS over real sockets.</summary>
public sealed class DnsListenerTests
{
    private const string Service = "nginx.default.svc.cluster.local";
    private const int NameError = 3;

    [Fact]
    public async Task Udp_NameOfAService_IsAnswered()
    {
        await using var listener = DnsListener.Start(WithPods(2));

        var (reply, answers) = Read(await AskUdpAsync(listener, Query(Service)));

        Assert.Equal((0, 2, false, 7), (reply.ResponseCode, answers, reply.IsTruncated, reply.Id));
    }

    [Fact]
    public async Task Udp_UnknownName_IsNoSuchName()
    {
        await using var listener = DnsListener.Start(WithPods(0));

        var (reply, answers) = Read(await AskUdpAsync(listener, Query("nobody.default.svc.cluster.local")));

        Assert.Equal((NameError, 0), (reply.ResponseCode, answers));
    }

    [Fact]
    public async Task Udp_TooManyRecords_IsTruncatedAndWholeOverTcp()
    {
        await using var listener = DnsListener.Start(WithPods(60));

        var (small, _) = Read(await AskUdpAsync(listener, Query(Service)));
        var (large, all) = Read(await AskUdpAsync(listener, Query(Service) with { PayloadSize = 4096 }));
        using var client = await ConnectAsync(listener);
        var (whole, answers) = Read(await AskTcpAsync(client, Query(Service)));

        Assert.True(small.IsTruncated);
        Assert.Equal((false, 60), (large.IsTruncated, all));
        Assert.Equal((false, 60), (whole.IsTruncated, answers));
    }

    [Fact]
    public async Task Udp_Rubbish_DisturbsNobody()
    {
        await using var listener = DnsListener.Start(WithPods(1));
        using var rubbish = new UdpClient();
        rubbish.Connect(listener.EndPoint);
        for (var length = 0; length < 40; length++)
        {
            await rubbish.SendAsync(Enumerable.Repeat((byte)0xC0, length).ToArray());
        }

        var (reply, answers) = Read(await AskUdpAsync(listener, Query(Service)));

        Assert.Equal((0, 1), (reply.ResponseCode, answers));
    }

    [Fact]
    public async Task Tcp_SeveralQueries_AreAnsweredOnOneConnection()
    {
        await using var listener = DnsListener.Start(WithPods(1));
        using var client = await ConnectAsync(listener);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, Read(await AskTcpAsync(client, Query(Service))).Answers);
        }
    }

    [Fact]
    public async Task Tcp_TooManyConnections_AreClosed()
    {
        await using var listener = DnsListener.Start(WithPods(1));
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < DnsListener.MostConnections; i++)
            {
                // Once it is answered, it is counted.
                clients.Add(await ConnectAsync(listener));
                await AskTcpAsync(clients[^1], Query(Service));
            }

            using var late = await ConnectAsync(listener);
            var end = await ReadOrResetAsync(late);

            Assert.Equal(0, end);
            Assert.Equal(1, Read(await AskTcpAsync(clients[0], Query(Service))).Answers);
        }
        finally
        {
            clients.ForEach(static client => client.Dispose());
        }
    }

    [Fact]
    public async Task Start_PortInUse_SaysSo()
    {
        var cluster = WithPods(0);
        await using var listener = DnsListener.Start(cluster);

        var error = Assert.Throws<IOException>(() => DnsListener.Start(cluster, port: listener.EndPoint.Port));

        Assert.Equal($"DNS port {listener.EndPoint.Port} of 127.0.0.1 is in use; choose another one, or 0 for any that is free", error.Message);
    }

    [Theory]
    [InlineData(Service, "10.244.0.2")]
    [InlineData("web-0." + Service, "10.244.0.2")]
    [InlineData("_web._tcp." + Service + " SRV", "0 100 80 web-0." + Service + ".")]
    [InlineData("-x 10.244.0.2", "web-0." + Service + ".")]
    [InlineData("dns-version.cluster.local TXT", "\"1.1.0\"")]
    [InlineData("+tcp " + Service, "10.244.0.2")]
    public async Task Dig_Query_PrintsTheRecords(string query, string expected)
    {
        await using var listener = DnsListener.Start(WithPods(1));
        var start = new ProcessStartInfo("dig", $"+short +time=60 -p {listener.EndPoint.Port} @127.0.0.1 {query}") { RedirectStandardOutput = true };
        Process? dig = null;
        try
        {
            dig = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no dig on the PATH.");
        }

        using (dig)
        {
            Assert.Equal(expected, (await dig!.StandardOutput.ReadToEndAsync()).Trim());
        }
    }

    private static Cluster WithPods(int count)
    {
        var manifests =
            $$"""
            apiVersion: v1
            kind: Service
            metadata: { name: nginx }
            spec: { clusterIP: None, selector: { app: nginx }, ports: [{ name: web, port: 80 }] }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web }
            spec:
              serviceName: nginx
              replicas: {{count}}
              podManagementPolicy: Parallel
              selector: { matchLabels: { app: nginx } }
              template:
                metadata: { labels: { app: nginx } }
                spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
            """;
        var cluster = Cluster.Create(new ClusterOptions { Nodes = SimulatedNode.Fleet(1) });
        foreach (var document in Manifest.Parse(manifests, "web.yaml").Objects)
        {
            cluster.Apply(document.Object!).OrThrow();
        }

        cluster.Advance(TimeSpan.FromMinutes(1));
        return cluster;
    }

    private static DnsMessage Query(string name) => new() { Id = 7, Questions = [new DnsQuestion(name, DnsRecordType.A)] };

    private static (DnsMessage Message, int Answers) Read(byte[] reply)
    {
        Assert.True(DnsCodec.TryDecode(reply, out var message));
        return (message, BinaryPrimitives.ReadUInt16BigEndian(reply.AsSpan(6)));
    }

    private static async Task<byte[]> AskUdpAsync(DnsListener listener, DnsMessage query)
    {
        using var client = new UdpClient();
        client.Connect(listener.EndPoint);
        await client.SendAsync(DnsCodec.Encode(query));
        return (await client.ReceiveAsync()).Buffer;
    }

    private static async Task<TcpClient> ConnectAsync(DnsListener listener)
    {
        var client = new TcpClient();
        await client.ConnectAsync(listener.EndPoint);
        return client;
    }

    private static async Task<byte[]> AskTcpAsync(TcpClient client, DnsMessage query)
    {
        var bytes = DnsCodec.Encode(query);
        var prefix = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(prefix, (ushort)bytes.Length);
        await client.GetStream().WriteAsync((byte[])[.. prefix, .. bytes]);
        await client.GetStream().ReadExactlyAsync(prefix);
        var reply = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
        await client.GetStream().ReadExactlyAsync(reply);
        return reply;
    }

    /// <summary>Reads to the end of a connection; one that is cut off has ended as well.</summary>
    private static async Task<int> ReadOrResetAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
