namespace Kubewright.Package.Tests;

/// <summary>What <c>dotnet new kubewright</c> makes builds with no finding, and its tests pass.</summary>
public sealed class TemplateTests(PackageFeed feed)
{
    private static readonly (string Workload, string Name, string Manifest)[] All =
        [("nginx", "Shop", "nginx.yaml"), ("postgres", "Shop.Data-Base", "postgres.yaml"), ("kafka", "Läden 1", "kafka.yaml")];

    [Fact]
    public void Template_OfEachWorkload_IsCleanAndItsTestsPass()
    {
        using var consumer = new Consumer(feed);
        string[] hive = ["--debug:custom-hive", consumer["hive"]];
        consumer.Dotnet(["new", "install", feed.File("Kubewright.Templates"), .. hive]).OrFail();
        foreach (var (workload, name, _) in All)
        {
            consumer.Dotnet(["new", "kubewright", "-n", name, "--workload", workload, "--no-restore", "--no-update-check", .. hive]).OrFail();
        }

        var projects = Directory.EnumerateFiles(consumer.Folder, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(consumer.Folder, file)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2 * All.Length, projects.Count);
        consumer.Write("All.slnx", $"<Solution>{string.Concat(projects.Select(static path => $"""<Project Path="{path}" />"""))}</Solution>");

        var result = consumer.Dotnet("test", "All.slnx", "-m:1", "--tl:off").OrFail();
        if (result.LinesWith("warning ").Count > 0)
        {
            // The SDK warns of the machine, too, as of a file in use that it tried again. What the projects are at fault for is there every time.
            var again = consumer.Dotnet("build", "All.slnx", "--no-incremental", "-m:1", "--tl:off").OrFail().LinesWith("warning ");
            Assert.True(again.Count == 0, string.Join('\n', again));
        }

        Assert.Equal(All.Length, result.LinesWith("Failed:     0, Passed:     3, Skipped:     0").Count);
        foreach (var (_, name, manifest) in All)
        {
            Assert.Equal([manifest], consumer.FilesIn($"{name}/src/{name}/manifests"));
            Assert.True(File.Exists(consumer[$"{name}/{name}.slnx"]));

            // The page that comes with it names what there is.
            var page = consumer.Read($"{name}/README.md");
            Assert.StartsWith($"# {name}\n", page, StringComparison.Ordinal);
            Assert.Contains($"scale statefulset {Path.GetFileNameWithoutExtension(manifest)} ", page, StringComparison.Ordinal);

            // Tests are for no cluster.
            Assert.False(File.Exists(consumer[$"{name}/tests/{name}.Tests/obj/Debug/net10.0/kubewright.emitted"]));
        }
    }
}
