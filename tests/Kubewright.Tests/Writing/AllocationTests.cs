using System.Buffers;

namespace Kubewright.Tests.Writing;

/// <summary>A writer that is used again writes to a buffer without asking for memory.</summary>
public sealed class AllocationTests
{
    private static readonly StatefulSet Set = new("web")
    {
        Labels = ("app.kubernetes.io/name", "nginx"),
        ServiceName = "nginx",
        Replicas = 3,
        Selector = ("app", "nginx"),
        TerminationGracePeriodSeconds = 30.Seconds,
        Containers =
        [
            new("nginx", "registry.k8s.io/nginx-slim:0.27")
            {
                Args = ["--verbose=2", "10.0.0.1", "80:80", "0644", "yes", "- a", "grüße"],
                Ports = [new("web", 80)],
                VolumeMounts = [new("www", "/usr/share/nginx/html")],
            },
        ],
        VolumeClaimTemplates = [new("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = 1.Gi }],
    };

    [Fact]
    public void Yaml_WrittenToABuffer_AllocatesNothing()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);

        Assert.Equal(0, Allocated(buffer, new YamlManifestWriter(buffer), Set));
    }

    [Fact]
    public void Json_WrittenToABuffer_AllocatesNothing()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        var ascii = Set with { Containers = [Set.Containers[0] with { Args = ["--verbose=2"] }] };

        Assert.Equal(0, Allocated(buffer, new JsonManifestWriter(buffer), ascii));
    }

    private static long Allocated(ArrayBufferWriter<byte> buffer, ManifestWriter writer, StatefulSet set)
    {
        // The first time fills the tables of names and the writer's own buffers.
        set.Write(writer);
        buffer.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        set.Write(writer);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
