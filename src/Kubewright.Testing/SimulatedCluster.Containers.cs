namespace Kubewright.Testing;

public sealed partial class SimulatedCluster
{
    /// <summary>
    /// What a command writes, without the line breaks at its end: <c>$(kubectl exec POD -- sh -c COMMAND)</c>. Virtual time
    /// passes if the command waits.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="command">The command, as typed into a shell.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="stdin">What the command reads; null for nothing.</param>
    /// <exception cref="ClusterAssertionException">The command cannot be run, or ends with another exit code than 0.</exception>
    /// <example><code>Assert.Equal("web-0", cluster.Exec("web-0", "hostname"));</code></example>
    public string Exec(string pod, string command, string? container = null, string? @namespace = null, string? stdin = null)
    {
        var result = TryExec(pod, command, container, @namespace, stdin);
        return result.IsSuccess ? result.StandardOutput.TrimEnd('\n')
            : result.Error is { } error ? throw new ClusterAssertionException($"The cluster refuses to run '{command}' in {pod}: {error.Message}")
            : throw new ClusterAssertionException($"'{command}' in {pod} ended with {result.ExitCode}.\n{Stream("stdout", result.StandardOutput)}{Stream("stderr", result.StandardError)}");

        static string Stream(string name, string text) => text.Length == 0 ? "" : $"{name}: {text.TrimEnd('\n')}\n";
    }

    /// <summary>Runs a command that may fail.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="command">The command, as typed into a shell.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="stdin">What the command reads; null for nothing.</param>
    /// <returns>Its exit code and what it wrote, as it is.</returns>
    /// <example><code>Assert.Equal(1, cluster.TryExec("web-0", "test -e /data/ready").ExitCode);</code></example>
    public ExecResult TryExec(string pod, string command, string? container = null, string? @namespace = null, string? stdin = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        var result = Cluster.Exec(@namespace, pod, container, ["sh", "-c", command], stdin);
        if (result.Duration > TimeSpan.Zero)
        {
            Advance(result.Duration);
        }

        return result;
    }

    /// <summary>Opens a shell to type lines into, as <c>kubectl exec -it POD -- sh</c> does.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod, or the container does not run.</exception>
    /// <example><code>var shell = cluster.OpenShell("web-0"); shell.Feed("cd /data"); Assert.Equal("/data\n", shell.Feed("pwd"));</code></example>
    public ExecSession OpenShell(string pod, string? container = null, string? @namespace = null) =>
        Accept(Cluster.OpenShell(@namespace, pod, container), $"open a shell in {pod}");

    /// <summary>The lines of a container's log, oldest first.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="previous">Whether to read the log of the container's run before its last restart.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <exception cref="ClusterAssertionException">There is no such pod, or the container has no log yet.</exception>
    /// <example><code>Assert.Contains(cluster.Logs("web-0"), line => line.Contains("GET /", StringComparison.Ordinal));</code></example>
    public IReadOnlyList<string> Logs(string pod, string? container = null, bool previous = false, string? @namespace = null) =>
        [.. Accept(Cluster.Logs(@namespace, pod, container, previous), $"show the log of {pod}").Select(static line => line.Text)];

    /// <summary>The addresses of a name, looked up as a program in a pod does: a short name is tried in the search domains first.</summary>
    /// <param name="name">For example <c>web-0.nginx</c>.</param>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <returns>Empty when there is no such name.</returns>
    /// <example><code>Assert.Equal([cluster.Pod("web-0").Status!.PodIP], cluster.Resolve("web-0.nginx"));</code></example>
    public IReadOnlyList<string> Resolve(string name, string? @namespace = null) => Cluster.Resolve(name, @namespace);

    /// <summary>Looks up records of one type, as <c>dig</c> does: the name is a full one.</summary>
    /// <param name="name">For example <c>_web._tcp.nginx.default.svc.cluster.local</c>.</param>
    /// <param name="type">The type of record wanted.</param>
    /// <example><code>var ports = cluster.LookUp("_web._tcp.nginx.default.svc.cluster.local", DnsRecordType.Srv).Records;</code></example>
    public DnsAnswer LookUp(string name, DnsRecordType type) => Cluster.LookUp(name, type);
}
