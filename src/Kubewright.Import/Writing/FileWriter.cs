using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>Writes the class of one file.</summary>
internal static class FileWriter
{
    private const int Step = 4;
    private const int LongestName = 40;
    private const int ObjectsAtOnce = 64;

    /// <summary>Writes a file.</summary>
    public static ImportedFile Write(ImportPlan plan, PlannedFile file, ImportOptions options)
    {
        var composers = file.Objects.Select(item => new ObjectComposer(plan, file, item)).ToList();
        if (options.Style == ImportStyle.Initializer)
        {
            composers.ForEach(static composer => composer.NameParts());
        }

        var parts = Beside.Each([.. composers.Chunk(ObjectsAtOnce)], part => Compose(part, options.Style));
        var labels = new SharedLabels();
        foreach (var part in parts)
        {
            labels.Add(part.Labels);
        }

        var shared = Name(labels, file);
        var texts = Beside.Each(parts, static part => Print(part.Members));
        return new ImportedFile(file.Class + ".cs", Print(file, options, shared, texts), file.Source.Name, file.Objects.Length);
    }

    private static Composed Compose(ObjectComposer[] composers, ImportStyle style)
    {
        var (labels, members) = (new SharedLabels(), new List<MemberCode>());
        foreach (var composer in composers)
        {
            var member = composer.Compose(style, labels);
            members.AddRange(composer.Parts);
            members.Add(member);
        }

        return new Composed(labels, members);
    }

    /// <summary>Labels are called after what they name; where several name the same, after what tells them apart as well.</summary>
    private static List<SharedLabels.Entry> Name(SharedLabels labels, PlannedFile file)
    {
        var shared = labels.Shared.ToList();
        foreach (var group in shared.GroupBy(static entry => Word(Subject(entry)), StringComparer.Ordinal))
        {
            foreach (var entry in group)
            {
                var subject = Subject(entry);
                var key = KeyWord(subject.Key) is "Name" or "K8sApp" ? "App" : KeyWord(subject.Key);
                var others = entry.Labels.Where(label => label != subject && !group.All(other => other.Labels.Contains(label))).Select(Word).ToList();
                var full = group.Key + string.Concat(others) is { Length: <= LongestName } all ? all : group.Key + others.FirstOrDefault();
                entry.Name = shared.Count == 1 ? file.Names.Take(typeof(Labels), key, full + "Labels") : file.Names.Take(typeof(Labels), full + "Labels");
            }
        }

        return shared;
    }

    private static LabelText Subject(SharedLabels.Entry entry) =>
        entry.Labels.FirstOrDefault(static label => label.Key is "app" or "app.kubernetes.io/name" or "k8s-app", entry.Labels[0]);

    /// <summary>The value, or the key where the value alone says little: <c>canary: "true"</c>.</summary>
    private static string Word(LabelText label) =>
        MemberNames.Pascal(label.Value) is { Length: > 0 and <= LongestName } word && char.IsLetter(word[0]) && word is not ("True" or "False") ? word : KeyWord(label.Key);

    private static string KeyWord(string key) => MemberNames.Pascal(key[(key.LastIndexOf('/') + 1)..]);

    /// <summary>The members, with an empty line before each.</summary>
    private static string Print(List<MemberCode> members)
    {
        var printer = new CodePrinter();
        foreach (var member in members)
        {
            printer.Line();
            printer.Comments(Step, member.Above);
            printer.Declare(Step, $"{member.Access} static {member.Type} {member.Name} =>", member.Value);
        }

        return printer.ToString();
    }

    private static string Print(PlannedFile file, ImportOptions options, List<SharedLabels.Entry> shared, string[] members)
    {
        var printer = new CodePrinter();
        foreach (var name in file.Types.Usings)
        {
            printer.Line(0, $"using {name};");
        }

        if (file.Types.Usings.Count > 0)
        {
            printer.Line();
        }

        if (options.Namespace is { } ns)
        {
            printer.Line(0, $"namespace {ns};").Line();
        }

        printer.Line(0, file.ManifestName is { } manifest ? $"[Manifests(Name = {Literals.Text(manifest)})]" : "[Manifests]");
        printer.Line(0, $"public static class {file.Class}").Line(0, "{");
        foreach (var entry in shared)
        {
            printer.Declare(Step, $"private static readonly Labels {entry.Name} =", Plain(entry));
        }

        var all = string.Concat(members);
        return string.Concat(printer.ToString(), shared.Count == 0 ? all.AsSpan(1) : all, "}\n");
    }

    private static CodeNode Plain(SharedLabels.Entry entry)
    {
        ImmutableArray<CodeEntry> pairs = [.. entry.Labels.Select(static label =>
            new CodeEntry(null, new CallCode("", [new TextCode(Literals.Text(label.Key)), Literals.IsBlock(label.Value) ? new RawTextCode(label.Value) : new TextCode(Literals.Text(label.Value))], [])))];
        return pairs is [var only] ? only.Value : new ListCode(pairs);
    }

    /// <summary>Some objects of the file.</summary>
    /// <param name="Labels">Their labels.</param>
    /// <param name="Members">The members that give them.</param>
    private sealed record Composed(SharedLabels Labels, List<MemberCode> Members);
}
