using System.Text.RegularExpressions;

namespace Kubewright.Tests.Examples;

/// <summary>
/// The nginx example is no longer in C# than in YAML, in both faces. A token is a run of letters, digits and underscores,
/// or a run of other visible characters: roughly how language models split a text before they count, and the same for
/// both languages. Of a C# file the members of its class count, because YAML has nothing like the lines around them.
/// </summary>
public sealed partial class ExampleLengthTests
{
    private const int YamlTokens = 145;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Examples");

    [Fact]
    public void Yaml_OfTheTutorial_HasTheTokensThatTheOthersAreComparedWith() =>
        Assert.Equal(YamlTokens, Token.Count(Text("web.yaml")));

    [Theory]
    [InlineData("Web.cs")]
    [InlineData("WebWithBuilders.cs")]
    public void CSharp_OfTheExample_TakesNoMoreTokensThanTheYaml(string file) =>
        Assert.InRange(Token.Count(Members(Text(file))), 1, YamlTokens);

    [Fact]
    public void Faces_OfTheExample_MakeTheObjectsOfTheYaml()
    {
        var read = Manifest.Parse(Text("web.yaml"), "web.yaml");

        Assert.Empty(read.Findings);
        var objects = read.Objects.Select(static document => document.Object!);
        Assert.Equal(objects, [Web.Nginx, Web.Set]);
        Assert.Equal(objects, [WebWithBuilders.Nginx, WebWithBuilders.Set]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a: b", 3)]
    [InlineData("image: nginx-slim:0.27", 9)]
    [InlineData("Ports = [new(\"web\", 80)],", 9)]
    public void Token_IsAWordOrARunOfMarks(string text, int count) => Assert.Equal(count, Token.Count(text));

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static string Members(string file) => file[(file.IndexOf("\n{", StringComparison.Ordinal) + 2)..file.LastIndexOf('}')];

    [GeneratedRegex(@"\w+|[^\w\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token { get; }
}
