using System.Collections.Immutable;
using Kubewright.Emit;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Everything that a command was given.</summary>
/// <param name="Texts">The YAML and JSON texts.</param>
/// <param name="Assemblies">The assemblies.</param>
/// <param name="Refused">What the compiler refused in projects because of rules; they have no assembly.</param>
internal sealed record CommandInput(ImmutableArray<ManifestDocuments> Texts, ImmutableArray<AssemblyInput> Assemblies, ImmutableArray<LocatedFinding> Refused)
{
    /// <summary>How many objects there are.</summary>
    public int Count => Texts.Sum(static text => text.Objects.Count) + Assemblies.Sum(static item => item.Assembly.Objects.Count());

    /// <summary>What the reader and the rules have to say about the manifests, all taken as one set.</summary>
    public ImmutableArray<LocatedFinding> Check()
    {
        var isComplete = Assemblies.All(static item => !item.Assembly.HasErrors) && Refused.IsEmpty;
        var objects = Assemblies.SelectMany(static item => item.Assembly.Objects).Select(static item => (item.Object, item.Location)).ToList();
        var found = isComplete || Texts.Length > 0 ? ManifestChecker.Check(Texts, isComplete ? objects : [], Options(), isOpen: !isComplete) : [];
        return
        [
            .. Refused,
            .. Assemblies.SelectMany(static item => item.Assembly.Findings),
            .. Assemblies.SelectMany(static item => CompilerFindings.Of(item.Log)),
            .. found.Where(finding => !Assemblies.Any(item => item.Log.Has(finding))),
        ];
    }

    private RuleOptions Options() => Assemblies.Select(static item => item.Log.Options).Aggregate(
        RuleOptions.Default,
        static (all, own) => all with { Disabled = all.Disabled.Union(own.Disabled), Severities = all.Severities.SetItems(own.Severities) });

    /// <summary>The typed objects in order, each with its place.</summary>
    public IEnumerable<(IKubernetesObject Object, TextOrigin? Location)> Objects() => Texts
        .SelectMany(static text => text.Objects)
        .Where(static document => document.Object is not null)
        .Select(static document => (document.Object!, document.Node.Origin as TextOrigin))
        .Concat(Assemblies.SelectMany(static item => item.Assembly.Objects).Select(static item => (item.Object, item.Location)));
}
