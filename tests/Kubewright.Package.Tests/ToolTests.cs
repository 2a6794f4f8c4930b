namespace Kubewright.Package.Tests;

/// <summary>The command as a .NET tool.</summary>
public sealed class ToolTests(PackageFeed feed)
{
    [Fact]
    public void Tool_Installed_RunsManifestsAndKeepsThem()
    {
        using var consumer = new Consumer(feed);
        consumer.Write("web.yaml", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web }
            spec:
              serviceName: web
              replicas: 2
              selector: { matchLabels: { app: web } }
              template:
                metadata: { labels: { app: web } }
                spec: { containers: [{ name: web, image: nginx:1.29 }] }
            """);
        consumer.Dotnet("tool", "install", "Kubewright.Cli", "--tool-path", "tools", "--version", PackageFeed.Version).OrFail();

        // SQLite is native code, of which the package has what this system needs.
        var output = NativeProgram.Run(consumer.Folder, consumer["tools/kubewright"], "up", "web.yaml", "--until-ready", "--speed", "100", "--timeout", "24h", "--data", "data");

        Assert.Contains("web    2/2", output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(consumer["data"]));
    }
}
