using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kubewright.Rules.Tests;

/// <summary>Ids, names, pages and lists of rules agree with each other.</summary>
public sealed class CatalogTests
{
    private const string UpdateVariable = "KUBEWRIGHT_UPDATE_DOCS";

    public static TheoryData<string> Ids => [.. RuleCatalog.Descriptors.Select(rule => rule.Id)];

    public static TheoryData<string> IdsOfClasses => [.. RuleCatalog.All.Select(rule => rule.Descriptor.Id)];

    [Fact]
    public void All_HasEveryRuleOfTheAssemblyOnce()
    {
        var types = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).ToHashSet();

        Assert.Equal(types, RuleCatalog.All.Select(rule => rule.GetType()).ToHashSet());
        Assert.All(types, type => Assert.True(type.IsSealed, $"{type.Name} is not sealed"));
        Assert.Equal(RuleCatalog.Descriptors.Length, RuleCatalog.Descriptors.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(RuleCatalog.Descriptors.Length, RuleCatalog.Descriptors.Select(rule => rule.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_AgreesWithTheCatalogue(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var planned = RepositoryFiles.Catalogue().EnumerateArray().Single(item => item.GetProperty("name").GetString() == rule.Name);
        var needs = planned.GetProperty("needs").GetString()!;

        Assert.Equal(planned.GetProperty("severity").GetString(), rule.Severity.ToString().ToLowerInvariant());
        Assert.Equal(planned.GetProperty("category").GetString(), rule.Category);
        Assert.Equal(Block(rule.Category), id[2]);
        Assert.Contains(needs, rule.Scope switch
        {
            RuleScope.Object => ["1", "1+F", "1 (mode: M)", "1 (HPA: M)", "1 (class: M)", "1 or C", "C/1"],
            RuleScope.ManifestSet => ["M", "M+F", "1 (mode: M)", "1 (HPA: M)", "1 (class: M)", "1"],
            RuleScope.Previous => ["P", "P+M"],
            _ => (string[])["C"],
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Preset_FollowsTheSeverity(string id)
    {
        var rule = RuleCatalog.Find(id)!;

        Assert.Contains(rule.Preset, rule.Severity switch
        {
            Severity.Error => [RulePreset.Default],
            Severity.Warning => [RulePreset.Default, RulePreset.Production],
            _ => (RulePreset[])[RulePreset.All],
        });
    }

    [Theory]
    [MemberData(nameof(IdsOfClasses))]
    public void Rule_StandsInAFileThatIsNamedByIdAndClass(string id)
    {
        var rule = RuleCatalog.All.Single(item => item.Descriptor.Id == id);

        Assert.True(File.Exists(Path.Combine(RepositoryFiles.Root, "analyzers", "Kubewright.Rules", rule.Descriptor.Category, $"{id}_{rule.GetType().Name}.cs")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAPageBesideIt(string id)
    {
        var rule = RuleCatalog.Find(id)!;

        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, rule.HelpPath)).ReplaceLineEndings("\n");

        Assert.StartsWith($"# {id}: {rule.Name}\n\n{rule.Title}.\n\n", page, StringComparison.Ordinal);
        Assert.Equal(
            ["What it checks", "Why it hurts", "Bad", "Good", "How to silence it"],
            Regex.Matches(page, "^## (.*)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value));
        if (rule.Scope != RuleScope.Source)
        {
            Assert.True(Regex.Count(page, "^```yaml$", RegexOptions.Multiline) >= 2, "Bad and good YAML");
        }

        Assert.True(Regex.Count(page, "^```csharp$", RegexOptions.Multiline) >= 2 || page.Contains("C# cannot say it", StringComparison.Ordinal), "Bad and good C#");
        Assert.Contains($"Severity: {rule.Severity.ToString().ToLowerInvariant()}", page, StringComparison.Ordinal);
        Assert.Contains($"#pragma warning disable {id}", page, StringComparison.Ordinal);
        Assert.Contains($"{IgnoreAnnotation.Key}: {rule.Name}", page, StringComparison.Ordinal);
        Assert.Contains($"# kubewright:ignore {rule.Name}", page, StringComparison.Ordinal);
    }

    /// <summary>The table is generated: run this test with the variable KUBEWRIGHT_UPDATE_DOCS=1 to write it anew.</summary>
    [Fact]
    public void Readme_HasTheTableOfAllRules()
    {
        var path = Path.Combine(RepositoryFiles.Root, "analyzers", "README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var table = new StringBuilder("| Id | Name | Severity | Preset | The rule |\n|---|---|---|---|---|\n");
        foreach (var rule in RuleCatalog.Descriptors)
        {
            table.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.HelpPath["analyzers/".Length..]}) | `{rule.Name}` | {Text(rule.Severity)} | {Text(rule.Preset)} | {rule.Title} |\n");
        }

        var current = Regex.Replace(readme, @"^\| Id .*?(?=^[^|])", table.ToString().Replace("$", "$$", StringComparison.Ordinal), RegexOptions.Multiline | RegexOptions.Singleline);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, current);
            readme = current;
        }

        Assert.True(current == readme, $"The table of rules in analyzers/README.md is stale. Run this test with {UpdateVariable}=1.");
    }

    [Fact]
    public void Find_ByIdOrName_FindsTheRule()
    {
        Assert.Same(RuleCatalog.Find("kw4001"), RuleCatalog.Find("grace-period-zero"));
        Assert.NotNull(RuleCatalog.Find("KW4001"));
        Assert.Null(RuleCatalog.Find("KW0000"));
    }

    private static string Text<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static char Block(string category) => category switch
    {
        RuleCategory.Identity => '1',
        RuleCategory.Networking => '2',
        RuleCategory.Storage => '3',
        RuleCategory.Lifecycle => '4',
        RuleCategory.Update => '5',
        RuleCategory.Availability or RuleCategory.Scheduling => '6',
        RuleCategory.Security => '7',
        RuleCategory.Resources => '8',
        _ => '9',
    };
}
