namespace Kubewright.Runtime.Tests;

public sealed class FaultReaderTests
{
    public static TheoryData<string, Fault> Entries => new()
    {
        { "never-ready", new Fault.NeverReady() },
        { "{fault: never-ready, set: web, pod: web-?, container: nginx, image: 'nginx:*', node: n1, namespace: default}", new Fault.NeverReady { Set = "web", Pod = "web-?", Container = "nginx", Image = "nginx:*", Node = "n1", Namespace = "default" } },
        { "{fault: ready-after, after: 1m30s}", new Fault.ReadyAfter(TimeSpan.FromSeconds(90)) },
        { "crash", new Fault.Crash() },
        { "{fault: crash, exitCode: 3, starts: 2, after: 500ms}", new Fault.Crash { ExitCode = 3, Starts = [2], After = TimeSpan.FromMilliseconds(500) } },
        { "{fault: crash, starts: [1, 3]}", new Fault.Crash { Starts = [1, 3] } },
        { "image-missing", new Fault.ImageMissing() },
        { "{fault: slow-pull, takes: 20s}", new Fault.SlowPull(TimeSpan.FromSeconds(20)) },
        { "{fault: slow-stop, takes: 20s}", new Fault.SlowStop(TimeSpan.FromSeconds(20)) },
        { "ignores-sigterm", new Fault.IgnoresTermination() },
        { "{fault: fails-liveness, after: 1h}", new Fault.FailsLiveness(TimeSpan.FromHours(1)) },
        { "{fault: node-lost, node: k8s-node2, at: 1m, for: 10m}", new Fault.NodeLost { Node = "k8s-node2", At = TimeSpan.FromMinutes(1), For = TimeSpan.FromMinutes(10) } },
        { "{fault: binding-fails, claim: www-web-1}", new Fault.BindingFails { Claim = "www-web-1" } },
        { "{fault: node-shutdown, node: k8s-node1}", new Fault.NodeShutdown { Node = "k8s-node1" } },
        { "{fault: node-pressure, resource: disk, evicts: 2, node: k8s-node1}", new Fault.NodePressure(PressedResource.Disk) { Node = "k8s-node1", Evicts = 2 } },
        { "{fault: deletion-fails, claim: www-web-0}", new Fault.DeletionFails { Claim = "www-web-0" } },
        { "{fault: attach-fails, claim: www-*}", new Fault.AttachFails { Claim = "www-*" } },
        { "{fault: mount-fails, pod: web-1}", new Fault.MountFails { Pod = "web-1" } },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void Read_Entry_GivesTheFault(string entry, Fault expected)
    {
        var reading = FaultReader.Read($"faults:\n- {entry}\n", "faults.yaml");

        Assert.Empty(reading.Problems);
        Assert.Equal(expected, Assert.Single(reading.Faults));
    }

    [Fact]
    public void Names_AreAllTested() =>
        Assert.Equal(FaultReader.Names, FaultReader.Names.Where(static name => Entries.Any(row => row.Data.Item1.Contains(name, StringComparison.Ordinal))));

    [Theory]
    [InlineData("- crash", "f(1,1): a faults file is a map with the key 'faults'.")]
    [InlineData("fault: crash", "f(1,1): a faults file has no key 'fault', only 'faults'.")]
    [InlineData("faults: crash", "f(1,9): 'faults' is a list; write one '- fault: NAME' for each.")]
    [InlineData("faults:\n- crush", "f(2,3): there is no fault 'crush'. Did you mean 'crash'?")]
    [InlineData("faults:\n- pod: web-1", "f(2,3): a fault needs its name: 'fault: NAME' with one of ")]
    [InlineData("faults:\n- fault: crash\n  claim: www", "f(3,3): 'crash' has no key 'claim'. It takes namespace, set, pod, node, container, image, exitCode, starts, after, at, for.")]
    [InlineData("faults:\n- fault: crash\n  exitCode: 300", "f(3,13): 'exitCode' is a whole number from 0 to 255.")]
    [InlineData("faults:\n- fault: crash\n  starts: [0]", "f(3,11): 'starts' is a whole number from 1 on, or a list of such numbers.")]
    [InlineData("faults:\n- fault: crash\n  after: soon", "f(3,10): 'after' is a duration of at most ten years, such as 500ms, 30s, 5m or 1h30m.")]
    [InlineData("faults:\n- fault: ready-after", "f(2,3): 'ready-after' needs 'after', a duration such as 30s.")]
    [InlineData("faults:\n- fault: crash\n  pod: [a]", "f(3,8): 'pod' is a name, in which * and ? stand for other letters.")]
    [InlineData("faults: [", "f(2,1): This is not valid YAML: ")]
    [InlineData("faults: []\n---\nfaults: []", "f(3,1): faults are one YAML document; remove the '---'.")]
    public void Read_Mistake_SaysWhereAndWhat(string text, string expected)
    {
        var reading = FaultReader.Read(text, "f");

        Assert.Empty(reading.Faults);
        Assert.StartsWith(expected, reading.Problems[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("never-ready", 1)]
    [InlineData("{fault: crash, exitCode: 3}", 1)]
    [InlineData("[never-ready, ignores-sigterm]", 2)]
    [InlineData("", 0)]
    public void ReadAnnotation_OneOrSeveral_AreTaken(string text, int count)
    {
        var reading = FaultReader.ReadAnnotation(text);

        Assert.Empty(reading.Problems);
        Assert.Equal(count, reading.Faults.Length);
    }

    [Theory]
    [InlineData("web-*", "web-12", true)]
    [InlineData("web-?", "web-12", false)]
    [InlineData("*-*-1", "a-b-c-1", true)]
    [InlineData("web", "web-1", false)]
    [InlineData("*", null, false)]
    [InlineData(null, null, true)]
    public void Matches_Pattern_CoversTheWholeName(string? pattern, string? name, bool expected) =>
        Assert.Equal(expected, NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("60s", 60_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("0.5s", 500)]
    [InlineData("0s", 0)]
    [InlineData("10", null)]
    [InlineData("4000d", null)]
    [InlineData("99999999h", null)]
    public void TryParse_Duration_IsReadAsKubectlDoes(string text, int? milliseconds)
    {
        Assert.Equal(milliseconds is not null, DurationText.TryParse(text, out var value));
        Assert.Equal(milliseconds ?? 0, value.TotalMilliseconds);
    }
}
