namespace Kubewright.Planning.Tests;

/// <summary>Plans as they are written. The golden files are what a reader gets; a change of them is a change of the product.</summary>
public sealed class ReportTests
{
    public static TheoryData<string> Stories => ["image", "refused", "stuck"];

    [Theory]
    [MemberData(nameof(Stories))]
    public void Text_Story_IsAsInTheGoldenFile(string story) => Same($"{story}.txt", new PlanText().Write(Tell(story)));

    [Theory]
    [MemberData(nameof(Stories))]
    public void Markdown_Story_IsAsInTheGoldenFile(string story) => Same($"{story}.md", PlanMarkdown.Write(Tell(story)));

    [Theory]
    [MemberData(nameof(Stories))]
    public void Json_Story_IsAsInTheGoldenFile(string story) => Same($"{story}.json", PlanJson.Write(Tell(story)));

    [Fact]
    public void Svg_Story_IsAsInTheGoldenFile() => Same("image.svg", Tell("image").Rollout.Timeline.ToSvg());

    [Fact]
    public void Text_WithColors_SaysTheSame()
    {
        var plan = Tell("stuck");

        var coloured = new PlanText(hasColors: true).Write(plan);

        Assert.Contains("\e[31;1mthe roll-out gets stuck\e[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(new PlanText().Write(plan), System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Text_ManySteps_EndsWithACount()
    {
        var text = new PlanText().Write(Planner.Create([], Web.With(Web.Set(40))));

        Assert.Contains("    (and 20 more steps; --format json has them all)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_TextOfManifests_IsNoMarkup()
    {
        var plan = Web.Plan(Web.Set(), Web.Set(image: "<b>|x"));

        Assert.DoesNotContain("created (<b>", PlanMarkdown.Write(plan), StringComparison.Ordinal);
    }

    private static Plan Tell(string story) => story switch
    {
        "image" => Planner.Create(
            Web.With(Web.Set(6), new ConfigMap("old")),
            Web.With(Web.Set(6, "nginx:1.28", partition: 4), new ConfigMap("new"))),
        "refused" => Web.Plan(Web.Set(), Web.Set(storage: "2Gi")),
        _ => Web.Plan(Web.Set(), Web.NeverReady(Web.Set(image: "nginx:9"))),
    };

    private static void Same(string file, string text) =>
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file)).ReplaceLineEndings("\n"), text);
}
