using System.Text.Json;

namespace Kubewright.EndToEnd.Tests;

/// <summary>The command as a process of its own, on projects that it builds.</summary>
public sealed class CommandTests
{
    [Fact]
    public void Up_Project_BuildsItAndBringsItUp()
    {
        using var project = new UserProject(UserProject.Sample);

        var (exitCode, output) = project.Kubewright("up", ".", "--until-ready", "--virtual-time");

        Assert.True(exitCode == 0, output);
        Assert.Contains("web-2   1/1     Running", output, StringComparison.Ordinal);
        Assert.True(File.Exists(project.Manifest));
    }

    [Fact]
    public void Check_ProjectThatTheRulesRefuse_ReportsWhatTheCompilerFound()
    {
        using var project = new UserProject(UserProject.Sample.Replace("Replicas = 3,", "Replicas = 3, PodLabels = (\"app\", \"other\"),", StringComparison.Ordinal));

        var (exitCode, output) = project.Kubewright("check", ".", "--format", "json");

        Assert.True(exitCode == 1, output);
        using var json = JsonDocument.Parse(output[output.IndexOf('[')..(output.LastIndexOf(']') + 1)]);
        var finding = json.RootElement.EnumerateArray().Single(static item => item.GetProperty("id").GetString() == "KW1001");
        Assert.Equal("selector-template-mismatch", finding.GetProperty("name").GetString());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.EndsWith("Web.cs", finding.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Equal("StatefulSet/web", finding.GetProperty("object").GetString());
        Assert.Equal("spec.template.metadata.labels", finding.GetProperty("path").GetString());
        Assert.Contains("The compiler refused the project, so its objects were not made", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Up_ProjectThatDoesNotCompile_IsBadInput()
    {
        using var project = new UserProject("class C { int x = \"no number\"; }");

        var (exitCode, output) = project.Kubewright("up", ".");

        Assert.Equal(2, exitCode);
        Assert.Contains("Web.cs(1,19): error CS0029", output, StringComparison.Ordinal);
        Assert.Contains("kubewright: .: does not build.", output, StringComparison.Ordinal);
    }
}
