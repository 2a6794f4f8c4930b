using Kubewright.Rules;
using Kubewright.Runtime;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Decides what of the input goes into the cluster, and says what does not.</summary>
internal static class Admission
{
    /// <summary>The objects to run in order; null when the input cannot be run.</summary>
    public static IReadOnlyList<(IKubernetesObject Object, TextOrigin? Location)>? Read(CommandInput input, CliConsole console)
    {
        var isUsable = true;
        foreach (var finding in input.Check(input.ProjectSettings).Where(static finding => finding.IsProblem))
        {
            console.Error.WriteLine(finding.ToText());

            // What a rule says is advice here: the cluster shows what comes of it.
            isUsable &= !IsUnreadable(finding);
        }

        foreach (var document in input.Texts.SelectMany(static text => text.Objects).Where(static document => document.Object is null && document.Kind is not null))
        {
            console.Error.WriteLine($"{document.Node.Origin}: {document.Kind}/{document.Name}: the simulation does not know {document.ApiVersion} {document.Kind}; it is left out.");
        }

        var objects = new List<(IKubernetesObject Object, TextOrigin? Location)>();
        foreach (var (value, location) in input.Objects())
        {
            if (KindInfo.Keeps(value))
            {
                objects.Add((value, location));
            }
            else
            {
                console.Error.WriteLine($"{Place(location)}{value.Kind}/{value.Metadata.Name}: the simulation does nothing with {value.ApiVersion} {value.Kind}; it is left out.");
            }
        }

        if (isUsable && objects.Count == 0)
        {
            console.Complain("there is no object of a kind that the simulation knows.");
            isUsable = false;
        }

        return isUsable ? objects : null;
    }

    /// <summary>Whether the finding says that something cannot be read; what a rule says is advice.</summary>
    public static bool IsUnreadable(LocatedFinding finding) =>
        finding.Severity == Severity.Error && (RuleCatalog.Find(finding.Id) is null || ReadRule.All.Any(rule => rule.Id == finding.Id));

    /// <summary>
    /// Puts the objects into the cluster, those first that others may refer to from the moment they exist.
    /// </summary>
    /// <returns>Whether the cluster took them all.</returns>
    public static bool Apply(Cluster cluster, IEnumerable<(IKubernetesObject Object, TextOrigin? Location)> objects, CliConsole console)
    {
        var isAccepted = true;
        foreach (var (value, location) in objects.OrderBy(static item => Rank(item.Object)))
        {
            var result = cluster.Apply(value);
            foreach (var warning in result.Warnings)
            {
                console.Error.WriteLine($"{Place(location)}Warning: {warning}");
            }

            if (result.Error is { } error)
            {
                console.Error.WriteLine($"{Place(location)}{value.Kind}/{value.Metadata.Name} is refused: {error.Message}");
                isAccepted = false;
            }
        }

        return isAccepted;
    }

    private static int Rank(IKubernetesObject value) => value switch
    {
        Namespace => 0,
        StorageClass => 1,
        PersistentVolume => 2,
        ConfigMap or Secret => 3,
        _ => 4,
    };

    private static string Place(TextOrigin? location) => location is null ? "" : location + ": ";
}
