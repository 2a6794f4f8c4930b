using Kubewright.Schema;

namespace Kubewright.Runtime.Tests;

/// <summary>Sets and revisions as other releases stored them (S-19): a control plane that is upgraded restarts no pod.</summary>
public sealed class StoredStateTests
{
    private const string Data134 = """
        {"spec":{"template":{"$patch":"replace","metadata":{"annotations":{"test":"value"},"labels":{"app":"foo"}},"spec":{"containers":[{"image":"test","imagePullPolicy":"Always","name":"test","resources":{},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}],"dnsPolicy":"ClusterFirst","restartPolicy":"Always","schedulerName":"default-scheduler","securityContext":{},"terminationGracePeriodSeconds":30}}}}
        """;

    private static readonly string Data133 = Data134.Replace("\"metadata\":{\"annotations\":{\"test\":\"value\"},", "\"metadata\":{\"annotations\":{\"test\":\"value\"},\"creationTimestamp\":null,", StringComparison.Ordinal);

    private static readonly StatefulSet Set = new(
        new ObjectMeta { Name = "web" },
        new StatefulSetSpec
        {
            ServiceName = "web",
            Replicas = 1,
            Selector = ("app", "foo"),
            Template = new PodTemplateSpec
            {
                Metadata = new ObjectMeta { Labels = ("app", "foo"), Annotations = ("test", "value") },
                Spec = new PodSpec { Containers = [new Container("test", "test")] },
            },
            VolumeClaimTemplates = [new VolumeClaim("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" }],
        });

    [Theory]
    // By which release the revisions were stored, oldest first; which release finds them; whether it stays quiet.
    [InlineData("1.33", "1.36", true)]
    [InlineData("1.34", "1.36", true)]
    [InlineData("1.33 1.34", "1.36", true)]
    [InlineData("1.33", "1.34.2", true)]
    [InlineData("1.33", "1.33", true)]
    [InlineData("1.34", "1.34.0", true)]
    // The releases without the semantic comparison took the encoding for a change.
    [InlineData("1.33", "1.34.1", false)]
    public void S19_StoredState_IsTakenAsItIs(string stored, string release, bool isQuiet)
    {
        Assert.True(KubernetesVersion.TryParse(release, out var version));
        var rounds = Stored(stored.Split(' '), KubernetesFeatures.Of(version));
        var newest = rounds.Status.UpdateRevision;
        var before = rounds.Now.Version;

        Assert.Null(rounds.Round());

        Assert.Equal(isQuiet, before == rounds.Now.Version);
        Assert.Equal(isQuiet, newest == rounds.Status.UpdateRevision);
        Assert.Equal(newest, rounds.Status.CurrentRevision);
    }

    [Theory]
    [InlineData("1.33", "web-c77f6d978")]
    [InlineData("1.34", "web-776999688b")]
    [InlineData("1.36", "web-776999688b")]
    public void FirstRevision_HasTheNameThatTheReleaseGivesIt(string release, string name)
    {
        Assert.True(KubernetesVersion.TryParse(release, out var version));
        var rounds = Rounds.Settled(Set, KubernetesFeatures.Of(version));

        Assert.Equal(name, rounds.Now.ControllerRevisions.Single().Metadata.Name);
        Assert.Equal(name, rounds.Now.PodOf("web-0")!.Metadata.Labels![StatefulSetNames.RevisionLabel]);
    }

    private static Rounds Stored(string[] releases, KubernetesFeatures features)
    {
        var rounds = Rounds.Of(Set, features);
        rounds.AsUser(() =>
        {
            var store = rounds.Store;
            string name = "";
            foreach (var (index, release) in releases.Index())
            {
                var (hash, data) = release == "1.33" ? ("c77f6d978", Data133) : ("776999688b", Data134);
                name = $"web-{hash}";
                store.Create(new ControllerRevision(new ObjectMeta
                {
                    Name = name,
                    Labels = [("app", "foo"), (StatefulSetNames.HashLabel, hash)],
                    OwnerReferences = [OwnerReferences.Controller(rounds.Set)],
                })
                {
                    Data = RawValue.Parse(data),
                    Revision = index + 1,
                }).OrThrow();
            }

            var shape = new StatefulSetShape(rounds.Set);
            store.Create(PodIdentity.CreateClaim(shape, shape.ClaimTemplates[0], PodIdentity.ClaimNames(shape, 0).First())).OrThrow();
            store.Create(PodIdentity.Create(shape, 0, rounds.Set.Spec!.Template, name)).OrThrow();
            store.UpdateStatus(rounds.Set with
            {
                Status = new StatefulSetStatus
                {
                    ObservedGeneration = 1,
                    Replicas = 1,
                    ReadyReplicas = 1,
                    AvailableReplicas = 1,
                    CurrentReplicas = 1,
                    UpdatedReplicas = 1,
                    CurrentRevision = name,
                    UpdateRevision = name,
                    CollisionCount = 0,
                },
            }).OrThrow();
        });
        rounds.SetPod("web-0", PodPhase.Running, isReady: true);
        return rounds;
    }
}
