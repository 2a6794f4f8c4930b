using Kubewright.Rules;
using Kubewright.Runtime;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Decides what of the input goes into the cluster, and says what does not.</summary>
internal static class Admission
{
    private const string NothingKnown = "there is no object of a kind that the simulation knows.";

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

        var objects = new List<(IKubernetesObject Object, TextOrigin? Location)>();
        foreach (var (value, location) in input.Objects().Concat(Untyped(input, console)))
        {
            // Whether there is a definition of a kind that is none of Kubernetes, only the cluster knows.
            if (!KindInfo.Views.Any(view => view.Kind == value.Kind && view.ApiVersion == value.ApiVersion))
            {
                objects.Add((Typed(value), location));
            }
            else
            {
                console.Error.WriteLine($"{Place(location)}{value.Kind}/{value.Metadata.Name}: the simulation does nothing with {value.ApiVersion} {value.Kind}; it is left out.");
            }
        }

        if (isUsable && objects.Count == 0)
        {
            console.Complain(NothingKnown);
            isUsable = false;
        }

        return isUsable ? objects : null;
    }

    /// <summary>Whether the finding says that something cannot be read; what a rule says is advice.</summary>
    public static bool IsUnreadable(LocatedFinding finding) =>
        finding.Severity == Severity.Error && (RuleCatalog.Find(finding.Id) is null || ReadRule.All.Any(rule => rule.Id == finding.Id));

    /// <summary>
    /// Puts the objects into the cluster, those first that others may refer to from the moment they exist. Objects of a
    /// kind of which there is no definition are left out.
    /// </summary>
    /// <returns>Whether the cluster took the others, and there were any.</returns>
    public static bool Apply(Cluster cluster, IEnumerable<(IKubernetesObject Object, TextOrigin? Location)> objects, CliConsole console)
    {
        var (isAccepted, isAnyKnown, isAny) = (true, false, false);
        foreach (var (value, location) in objects.OrderBy(static item => Rank(item.Object)))
        {
            isAny = true;
            if (cluster.KeyOf(value) is null)
            {
                console.Error.WriteLine(
                    $"{Place(location)}{value.Kind}/{value.Metadata.Name}: there is no kind {value.Kind} of {value.ApiVersion} and no CustomResourceDefinition that adds one; it is left out.");
                continue;
            }

            isAnyKnown = true;
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

        if (isAny && !isAnyKnown)
        {
            console.Complain(NothingKnown);
        }

        return isAccepted && (isAnyKnown || !isAny);
    }

    /// <summary>The objects of kinds that there is no type for: definitions, and what definitions add.</summary>
    private static IEnumerable<(IKubernetesObject Object, TextOrigin? Location)> Untyped(CommandInput input, CliConsole console)
    {
        foreach (var document in input.Texts.SelectMany(static text => text.Objects).Where(static document => document.Object is null && document.Kind is not null))
        {
            if (KindInfo.Find(document.Kind!)?.Names.ApiVersion == document.ApiVersion)
            {
                // A known kind whose object cannot be read: the reader has said why.
                continue;
            }

            RawManifest? raw = null;
            try
            {
                raw = new RawManifest(new RawValue(document.Node).ToJsonString());
            }
            catch (FormatException problem)
            {
                console.Error.WriteLine($"{document.Node.Origin}: {document.Kind}/{document.Name}: {problem.Message} It is left out.");
            }

            if (raw is not null)
            {
                yield return (raw, document.Node.Origin as TextOrigin);
            }
        }
    }

    /// <summary>The record of an object that was written as text though there is a type for it.</summary>
    private static IKubernetesObject Typed(IKubernetesObject value) =>
        value is RawManifest raw && Manifest.Parse(raw.Yaml, "-").Objects is [{ Object: { } typed }] ? typed : value;

    private static int Rank(IKubernetesObject value) => value switch
    {
        _ when value.Kind == CustomDefinition.Names.Kind && value.ApiVersion == CustomDefinition.Names.ApiVersion => 0,
        Namespace => 1,
        StorageClass => 2,
        PersistentVolume => 3,
        ConfigMap or Secret => 4,
        _ => 5,
    };

    private static string Place(TextOrigin? location) => location is null ? "" : location + ": ";
}
