using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Kubewright.Runtime.Tests;

/// <summary>
/// Every scenario of <c>shared/spec/controller-scenarios.md</c> is a test whose name begins with its id: <c>C08_…</c>,
/// <c>C08_C09_…</c> for several, <c>C24ToC29_…</c> for a range.
/// </summary>
public sealed partial class ScenarioCatalogTests
{
    /// <summary>Scenarios about something that only the original has.</summary>
    private static readonly Dictionary<string, string> WithoutCounterpart = new(StringComparer.Ordinal)
    {
        ["C-02"] = "The feature gate of the pod-index label is locked on in every release that is simulated.",
        ["U-01"] = "A helper of the original's tests that compares owner lists without their order.",
        ["U-21"] = "Sorts overlapping sets for a warning that is no longer given.",
        ["P-05"] = "A read of a claim fails: here reads come from a snapshot in memory and cannot fail.",
        ["H-05"] = "Behaviour of the original's test double; H-04 is the real one.",
        ["H-07"] = "Behaviour of the original's test double; H-06 is the real one.",
        ["H-10"] = "Release of a revision by the controller: it never releases one, only the garbage collector does when the set is orphaned (S-14, SS-203).",
    };

    [Fact]
    public void EveryScenario_HasATestOrAReason()
    {
        var wanted = Ids(File.ReadAllText(Catalogue())).ToHashSet(StringComparer.Ordinal);
        Assert.InRange(wanted.Count, 100, 500);
        var tested = TestNames().SelectMany(IdsOf).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], wanted.Where(id => !tested.Contains(id) && !WithoutCounterpart.ContainsKey(id)).Order(StringComparer.Ordinal));
        Assert.Equal([], tested.Where(id => !wanted.Contains(id) || WithoutCounterpart.ContainsKey(id)).Order(StringComparer.Ordinal));
        Assert.Equal([], WithoutCounterpart.Keys.Where(id => !wanted.Contains(id)));
    }

    [Theory]
    [InlineData("C08_C09_PodThatEnded_Fails", "C-08 C-09")]
    [InlineData("C24ToC26_ImageChange_ReachesEveryPod", "C-24 C-25 C-26")]
    [InlineData("Demo_ScaleUp_GoesUp", "")]
    public void IdsOf_TestName_AreItsFirstWords(string name, string ids) => Assert.Equal(ids, string.Join(' ', IdsOf(name)));

    private static string Catalogue()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "spec", "controller-scenarios.md");
            if (File.Exists(file))
            {
                return file;
            }
        }

        Assert.Skip("The reference file shared/spec/controller-scenarios.md is not beside this clone.");
        throw new InvalidOperationException();
    }

    /// <summary>The ids of the tables' rows; a row may hold several or a range.</summary>
    private static IEnumerable<string> Ids(string text) => text.Split('\n')
        .Where(static line => RowPattern().IsMatch(line))
        .SelectMany(static line => RowIdPattern().Matches(line.Split('|')[1]).SelectMany(static match => Range(
            match.Groups["kind"].Value,
            match.Groups["from"].Value,
            match.Groups["to"].Value)));

    private static IEnumerable<string> IdsOf(string testName) => testName.Split('_')
        .Select(static word => NameIdPattern().Match(word))
        .TakeWhile(static match => match.Success)
        .SelectMany(static match => Range(match.Groups["kind"].Value, match.Groups["from"].Value, match.Groups["to"].Value));

    private static IEnumerable<string> Range(string kind, string from, string to)
    {
        var first = int.Parse(from, CultureInfo.InvariantCulture);
        var last = to.Length == 0 ? first : int.Parse(to, CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1).Select(number => $"{kind}-{number:00}");
    }

    private static IEnumerable<string> TestNames() => typeof(ScenarioCatalogTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(static method => method.GetCustomAttributes<FactAttribute>().Any())
        .Select(static method => method.Name);

    [GeneratedRegex(@"^\| [CUPHSE]-\d\d")]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"(?<kind>[CUPHSE])-(?<from>\d\d)(\.\.(?<to>\d\d))?")]
    private static partial Regex RowIdPattern();

    [GeneratedRegex(@"^(?<kind>[CUPHSE])(?<from>\d\d)(To[CUPHSE](?<to>\d\d))?$")]
    private static partial Regex NameIdPattern();
}
