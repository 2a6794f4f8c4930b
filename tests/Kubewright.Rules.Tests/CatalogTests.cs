using System.Reflection;
using System.Text.RegularExpressions;

namespace Kubewright.Rules.Tests;

/// <summary>Ids, names, pages and lists of rules agree with each other.</summary>
public sealed class CatalogTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Descriptor.Id)];

    [Fact]
    public void All_HasEveryRuleOfTheAssemblyInTheOrderOfIds()
    {
        var types = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule))).ToHashSet();
        var constants = typeof(RuleId).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(types, RuleCatalog.All.Select(rule => rule.GetType()).ToHashSet());
        Assert.All(types, type => Assert.True(type.IsSealed, $"{type.Name} is not sealed"));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Descriptor.Id), RuleCatalog.All.Select(rule => rule.Descriptor.Id).Order(StringComparer.Ordinal));
        Assert.Equal(constants.Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.Descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_AgreesWithTheCatalogue(string id)
    {
        var rule = RuleCatalog.Find(id)!.Descriptor;
        var planned = RepositoryFiles.Catalogue().EnumerateArray().Single(item => item.GetProperty("name").GetString() == rule.Name);

        Assert.Equal(planned.GetProperty("severity").GetString(), rule.Severity.ToString().ToLowerInvariant());
        Assert.Equal(planned.GetProperty("category").GetString(), rule.Category);
        Assert.Equal(planned.GetProperty("needs").GetString(), rule.Scope == RuleScope.Object ? "1" : "M");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_StandsInAFileThatIsNamedByIdAndClass(string id)
    {
        var rule = RuleCatalog.Find(id)!;

        Assert.True(File.Exists(Path.Combine(RepositoryFiles.Root, "analyzers", "Kubewright.Rules", rule.Descriptor.Category, $"{id}_{rule.GetType().Name}.cs")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAPageBesideIt(string id)
    {
        var rule = RuleCatalog.Find(id)!.Descriptor;

        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, rule.HelpPath)).ReplaceLineEndings("\n");

        Assert.StartsWith($"# {id}: {rule.Name}\n\n{rule.Title}.\n\n", page, StringComparison.Ordinal);
        Assert.Equal(
            ["What it checks", "Why it hurts", "Bad", "Good", "How to silence it"],
            Regex.Matches(page, "^## (.*)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value));
        Assert.Equal(2, Regex.Count(page, "^```csharp$", RegexOptions.Multiline));
        Assert.Equal(2, Regex.Count(page, "^```yaml$", RegexOptions.Multiline));
        Assert.Contains($"{rule.Severity.ToString().ToLowerInvariant()}", page, StringComparison.Ordinal);
        Assert.Contains($"#pragma warning disable {id}", page, StringComparison.Ordinal);
        Assert.Contains($"{IgnoreAnnotation.Key}: {id}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_ListsEveryRule()
    {
        var rows = RuleCatalog.All.Select(rule => rule.Descriptor).Select(rule =>
            $"| [{rule.Id}]({rule.HelpPath["analyzers/".Length..]}) | `{rule.Name}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} |");

        var readme = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "analyzers", "README.md"));

        Assert.Equal(rows, readme.Where(line => line.StartsWith("| [KW", StringComparison.Ordinal)));
    }

    [Fact]
    public void Find_ByIdOrName_FindsTheRule()
    {
        Assert.Same(RuleCatalog.Find("kw4001"), RuleCatalog.Find("grace-period-zero"));
        Assert.NotNull(RuleCatalog.Find("KW4001"));
        Assert.Null(RuleCatalog.Find("KW0000"));
    }
}
