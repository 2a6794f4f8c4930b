using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Everything that a command was given.</summary>
/// <param name="Texts">The YAML and JSON texts, read.</param>
/// <param name="Sources">The same as they are written, by the file names of findings.</param>
/// <param name="Assemblies">The assemblies.</param>
/// <param name="Refused">What the compiler refused in projects because of rules; they have no assembly.</param>
internal sealed record CommandInput(
    ImmutableArray<ManifestDocuments> Texts,
    IReadOnlyDictionary<string, string> Sources,
    ImmutableArray<AssemblyInput> Assemblies,
    ImmutableArray<LocatedFinding> Refused)
{
    /// <summary>How many objects there are.</summary>
    public int Count => Texts.Sum(static text => text.Objects.Count) + Assemblies.Sum(static item => item.Assembly.Objects.Count());

    /// <summary>Whether every object of the inputs could be read.</summary>
    public bool IsComplete => Assemblies.All(static item => !item.Assembly.HasErrors) && Refused.IsEmpty;

    /// <summary>The objects that assemblies gave.</summary>
    public IEnumerable<IKubernetesObject> BuiltObjects() => Assemblies.SelectMany(static item => item.Assembly.Objects).Select(static item => item.Object);

    /// <summary>The input with other texts in place of its own.</summary>
    public CommandInput With(IReadOnlyList<(string File, string Text)> texts)
    {
        var read = new ManifestDocuments[texts.Count];
        if (texts is [var single])
        {
            // Threads take longer to start than one file to read.
            read[0] = Manifest.Parse(single.Text, single.File);
        }
        else
        {
            Parallel.For(0, texts.Count, i => read[i] = Manifest.Parse(texts[i].Text, texts[i].File));
        }

        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, text) in texts)
        {
            sources.TryAdd(file, text);
        }

        return this with { Texts = [.. read], Sources = sources };
    }

    /// <summary>What the project that was given says about the rules; nothing when there is none, or several.</summary>
    public RuleSettings ProjectSettings => Assemblies is [var single] ? single.Settings : RuleSettings.Default;

    /// <summary>What the reader and the rules have to say about the manifests, all taken as one set, without what a comment silences.</summary>
    /// <param name="settings">What the rules are told.</param>
    public ImmutableArray<LocatedFinding> Check(RuleSettings settings)
    {
        var isComplete = IsComplete;

        // A loop and not LINQ: code over pairs is compiled anew in every process.
        var objects = new List<(IKubernetesObject Object, TextOrigin? Location)>();
        foreach (var item in Assemblies.SelectMany(static item => item.Assembly.Objects))
        {
            objects.Add((item.AsWritten, item.Location));
        }

        var options = Assemblies.Aggregate(settings.Options, static (all, item) => item.Log.Override(all, item.Settings.TreatsWarningsAsErrors));
        var found = isComplete || Texts.Length > 0
            ? ManifestChecker.Check(Texts, isComplete ? objects : [], options, isOpen: !isComplete, settings.Baseline, settings.Neighbors)
            : [];
        var comments = new Dictionary<string, IgnoreComments>(StringComparer.Ordinal);
        return
        [
            .. Refused,
            .. Assemblies.SelectMany(static item => item.Assembly.Findings),
            .. Assemblies.SelectMany(static item => CompilerFindings.Of(item.Log)),
            .. found
                .Where(finding => !Assemblies.Any(item => item.Log.Has(finding) || item.Assembly.Silences(finding)))
                .Where(finding => finding.Location is not { } place || !CommentsOf(place.File).Cover(finding.Id, finding.Name, place)),
        ];

        IgnoreComments CommentsOf(string file)
        {
            if (!comments.TryGetValue(file, out var own))
            {
                comments[file] = own = Sources.TryGetValue(file, out var text) ? IgnoreComments.Parse(text) : IgnoreComments.None;
            }

            return own;
        }
    }

    /// <summary>The typed objects in order, each with its place.</summary>
    public IEnumerable<(IKubernetesObject Object, TextOrigin? Location)> Objects() => Texts
        .SelectMany(static text => text.Objects)
        .Where(static document => document.Object is not null)
        .Select(static document => (document.Object!, document.Node.Origin as TextOrigin))
        .Concat(Assemblies.SelectMany(static item => item.Assembly.Objects).Select(static item => (item.Object, item.Location)));
}
