namespace Kubewright.Runtime.Tests;

/// <summary>SS-273: what the cluster's DNS server remembers.</summary>
public sealed class DnsCacheTests
{
    private const string Name = "web-0.nginx.default.svc.cluster.local";

    [Fact]
    public void Name_AskedForTooEarly_StaysUnresolvableForAWhile()
    {
        var cluster = Create(new ClusterOptions { Timing = SimulationTiming.Instant });
        Assert.Equal(1, LookUp(cluster));
        cluster.Apply(Objects.Plain(1)).OrThrow();
        Assert.True(cluster.RunUntil(_ => cluster.Resolve("web-0.nginx").Count == 1, TimeSpan.FromSeconds(4)));

        Assert.Equal(1, LookUp(cluster));
        cluster.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, LookUp(cluster));
    }

    [Fact]
    public void Cache_SwitchedOff_RemembersNothing()
    {
        var cluster = Create(new ClusterOptions { Timing = SimulationTiming.Instant, DnsNegativeLifetime = TimeSpan.Zero });
        Assert.Equal(1, LookUp(cluster));
        cluster.Apply(Objects.Plain(1)).OrThrow();
        Assert.True(cluster.RunUntil(_ => cluster.Resolve("web-0.nginx").Count == 1, TimeSpan.FromSeconds(4)));

        Assert.Equal(0, LookUp(cluster));
    }

    [Fact]
    public void Message_AboutNothing_SaysForHowLongItCounts()
    {
        var clock = new VirtualClock();
        var cache = new DnsCache(clock, TimeSpan.FromSeconds(30));
        var snapshot = ClusterSnapshot.Empty;
        var server = new DnsServer(() => snapshot, cache: cache);
        var query = DnsCodec.Encode(new DnsMessage { Id = 7, Questions = [new DnsQuestion(Name, DnsRecordType.A)] });

        Assert.Equal(5, TimeToLive(server.Answer(query)!));
        clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(18, TimeToLive(server.Answer(query)!));
        clock.Advance(TimeSpan.FromSeconds(18));
        Assert.Equal(5, TimeToLive(server.Answer(query)!));
    }

    [Fact]
    public void Answer_WithRecords_IsNotKept()
    {
        var cache = new DnsCache(new VirtualClock(), TimeSpan.FromSeconds(30));

        cache.Note("a", DnsRecordType.A, DnsAnswer.NoData with { Records = [new DnsRecord("a", DnsRecordType.A, "10.0.0.1")] });
        cache.Note("b", DnsRecordType.A, DnsAnswer.NoSuchName);

        Assert.Null(cache.Find("a", DnsRecordType.A));
        Assert.Equal(30, cache.Find("b", DnsRecordType.A)!.TimeToLive);
        Assert.Null(cache.Find("b", DnsRecordType.Aaaa));
    }

    /// <summary>The time to live of the one SOA record of a message without other records.</summary>
    private static int TimeToLive(byte[] message)
    {
        Assert.Equal((0, 1, 0), (message[7], message[9], message[11]));
        var question = DnsCodec.TryDecode(message, out var decoded) ? decoded.Questions.Single() : throw new FormatException("The message is malformed.");

        // After header and question: a pointer to the zone within the question, type, class, time to live.
        var at = 12 + question.Name.Length + 2 + 4 + 2;
        Assert.Equal((0, 6, 0, 1), (message[at], message[at + 1], message[at + 2], message[at + 3]));
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(at + 4));
    }

    private static Cluster Create(ClusterOptions options)
    {
        var cluster = Cluster.Create(options);
        cluster.Apply(new Service("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx"), Ports = [new("web", 80)] }).OrThrow();
        cluster.Apply(new Pod("tool") { Containers = [new Container("c", "busybox")] }).OrThrow();
        Assert.True(cluster.RunUntil(static snapshot => snapshot.PodOf("tool")!.Status!.Phase == PodPhase.Running, Objects.TenMinutes));
        return cluster;
    }

    /// <summary>The exit code of a look-up in a pod.</summary>
    private static int LookUp(Cluster cluster) => cluster.Exec(null, "tool", null, ["nslookup", "web-0.nginx"]).ExitCode;
}
