namespace Kubewright.Server.Tests;

/// <summary>A cluster, a terminal, and a manifest of a set named web and its Service in <c>web.yaml</c>.</summary>
internal sealed class KubectlSession : IAsyncDisposable
{
    private const string Manifest = """
        apiVersion: v1
        kind: Service
        metadata:
          name: nginx
        spec:
          clusterIP: None
          ports:
          - name: web
            port: 80
          selector:
            app: nginx
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: web
        spec:
          serviceName: nginx
          replicas: 2
          selector:
            matchLabels:
              app: nginx
          template:
            metadata:
              labels:
                app: nginx
            spec:
              containers:
              - name: nginx
                image: nginx:1.0
                volumeMounts:
                - name: www
                  mountPath: /usr/share/nginx/html
          volumeClaimTemplates:
          - metadata:
              name: www
            spec:
              accessModes: [ReadWriteOnce]
              resources:
                requests:
                  storage: 1Gi

        """;

    private readonly ServedCluster _served;
    private readonly Terminal _terminal;

    private KubectlSession(ServedCluster served, Terminal terminal)
    {
        _served = served;
        _terminal = terminal;
    }

    /// <summary>Starts a session; the test is skipped when there is no kubectl.</summary>
    public static async Task<KubectlSession> StartAsync(string kubectl)
    {
        Assert.SkipWhen(kubectl.Length == 0, "There is no kubectl on PATH or in KUBEWRIGHT_KUBECTLS.");
        var served = await ServedCluster.StartAsync(speed: 50);
        var terminal = served.Terminal(kubectl);
        await File.WriteAllTextAsync(Path.Combine(terminal.Folder, "web.yaml"), Manifest);
        return new KubectlSession(served, terminal);
    }

    /// <summary>Applies the manifest with that many replicas, and waits for them.</summary>
    public async Task ApplyAsync(int replicas)
    {
        await TypeAsync($"sed 's/replicas: 2/replicas: {replicas}/' web.yaml | kubectl apply -f -", "service/nginx created", "statefulset.apps/web created");
        await SettleAsync(replicas);
    }

    /// <summary>Waits until the set has as many ready pods, and nothing else to do.</summary>
    public Task SettleAsync(int replicas) => _served.UntilAsync(snapshot =>
        snapshot.Pods.Count == replicas
        && snapshot.StatefulSets.Single() is { Status: { } status } set
        && status.ObservedGeneration == set.Metadata.Generation
        && status.ReadyReplicas == replicas
        && status.CurrentRevision == status.UpdateRevision);

    /// <summary>Waits until the cluster is such.</summary>
    public Task UntilAsync(Func<Kubewright.Runtime.ClusterSnapshot, bool> isSuch) => _served.UntilAsync(isSuch);

    /// <summary>Types a command that must print the lines, as in <see cref="OutputPattern"/>.</summary>
    public async Task TypeAsync(string command, params string[] expected)
    {
        var output = await _terminal.RunAsync(command);
        Assert.True(new OutputPattern(expected).Matches(output.Text), $"$ {command}\n{output.Text}\ninstead of\n{string.Join('\n', expected)}");
    }

    /// <summary>Types a command and gives what it prints.</summary>
    public async Task<string> PrintAsync(string command) => (await _terminal.RunAsync(command)).Output.Trim();

    /// <summary>Types a command that goes on by itself.</summary>
    public Task<RunningCommand> BeginAsync(string command) => _terminal.BeginAsync(command);

    public ValueTask DisposeAsync() => _served.DisposeAsync();
}
