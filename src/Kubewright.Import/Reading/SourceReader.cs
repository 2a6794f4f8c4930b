using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Import;

/// <summary>Reads YAML texts into objects that C# can be written from. What cannot be written as it stands becomes a finding.</summary>
internal sealed class SourceReader
{
    private readonly List<LocatedFinding> _findings = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<LocatedFinding> Findings => _findings;

    /// <summary>Whether a text is no YAML, so that nothing can be said of what it holds.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Reads texts, and the documents of a large one, beside each other.</summary>
    public ImmutableArray<SourceFile> Read(IReadOnlyList<ImportInput> inputs)
    {
        var texts = inputs.Select(static input => Normalized(input.Text)).ToList();
        var parts = inputs.Select((input, i) => IsLaidOut(texts[i]) ? SourcePart.Divide(input.Name, texts[i]) : []).ToList();
        var read = Beside.Each(parts.SelectMany(static text => text).ToList(), Read);
        var files = ImmutableArray.CreateBuilder<SourceFile>(inputs.Count);
        for (var (i, next) = (0, 0); i < inputs.Count; next += parts[i++].Count)
        {
            files.Add(Take(inputs[i], texts[i], read.AsSpan(next, parts[i].Count)));
        }

        return files.MoveToImmutable();
    }

    /// <summary>What the YAML reader calls a line is what the layout calls one.</summary>
    private static string Normalized(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static bool IsLaidOut(string source) => source.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') < 0;

    /// <summary>Reads a part; null where something is wrong with it.</summary>
    private static DocumentReader? Read(SourcePart part)
    {
        if (YamlEvents.Parse(part.Text) is not { } events || YamlReader.Read(events, part.File, part.LinesBefore) is not { Problems.IsEmpty: true } stream)
        {
            return null;
        }

        var reader = new DocumentReader(part);
        reader.Read(stream, LayoutReader.Read(new LayoutText(part.Text), events.Replay(), part.File, out _));
        return reader;
    }

    private SourceFile Take(ImportInput input, string source, ReadOnlySpan<DocumentReader?> parts)
    {
        var readers = new List<DocumentReader>();
        var aliased = 0L;
        foreach (var part in parts)
        {
            if (part is not null)
            {
                readers.Add(part);
                aliased += part.AliasedNodes;
            }
        }

        if (parts.IsEmpty || readers.Count < parts.Length || aliased > YamlLimits.MaxAliasedNodes)
        {
            readers = Whole(input, source) is { } whole ? [whole] : [];
        }

        if (HasFailed)
        {
            return new SourceFile(input.Name, []);
        }

        _findings.AddRange(readers.SelectMany(static reader => reader.Findings));
        return new SourceFile(input.Name, [.. readers.SelectMany(static reader => reader.Objects)]);
    }

    /// <summary>Reads the text as one, which says what is wrong with it; nothing where that is so.</summary>
    private DocumentReader? Whole(ImportInput input, string source)
    {
        var stream = YamlReader.Read(input.Text, input.Name);
        foreach (var problem in stream.Problems)
        {
            var rule = problem.IsDuplicateKey ? ReadRule.DuplicateKey : ReadRule.YamlSyntax;
            _findings.Add(new LocatedFinding(rule.Id, rule.Name, Severity.Error, problem.Message, problem.Origin, null, null));
            HasFailed = true;
        }

        if (HasFailed)
        {
            return null;
        }

        var reader = new DocumentReader(new SourcePart(input.Name, source, 0, new SourceLines(source)));
        reader.Read(stream, IsLaidOut(source) ? LayoutReader.Read(new LayoutText(source), input.Name, out _) : null);
        return reader;
    }
}
