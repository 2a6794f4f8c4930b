using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Analyzers;

/// <summary>
/// What has been worked out for one version of a program and may hold for the next: values with the declarations that they
/// hang on, and findings. It is true as long as the program declares the same and is made of the same files and
/// references, whatever the bodies that were not read do.
/// </summary>
/// <remarks>It holds no compilation, no tree and no symbol. Threads may add to it at the same time.</remarks>
internal sealed class ProgramMemory
{
    private readonly string? _assembly;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<WeakReference<object>> _references;
    private readonly ImmutableArray<FileVersion> _files;
    private readonly object _gate = new();
    private CheckMemory? _check;

    /// <summary>Begins with nothing.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="last">What is known of the version before, with which this one has too little in common; null when there is none.</param>
    public ProgramMemory(Compilation compilation, ProgramMemory? last = null)
    {
        _assembly = compilation.AssemblyName;
        _options = Comparable(compilation.Options);
        _references = [.. compilation.References.Select(static reference => new WeakReference<object>(Identity(reference)))];
        _files = [.. compilation.SyntaxTrees.Select(static tree => new FileVersion(tree))];
        Outlines = new SourceOutline?[_files.Length];

        // What was edited once is edited again, and its tree may be gone by then.
        var i = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (last is not null && (i >= last._files.Length || !last._files[i].IsOf(tree)))
            {
                Outlines[i] = SourceOutline.Of(tree);
            }

            i++;
        }
    }

    private ProgramMemory(ProgramMemory last, ImmutableArray<FileVersion> files, SourceOutline?[] outlines, HashSet<SourcePart> changed)
    {
        (_assembly, _options, _references, _files, Outlines, _check) = (last._assembly, last._options, last._references, files, outlines, last._check);
        Classes = last.Classes;
        Members = Unchanged(last.Members, static value => value.Reads, changed);
        Values = Unchanged(last.Values, static value => value.Reads, changed);
        Unused = Unchanged(last.Unused, static value => value.Reads, changed);
    }

    /// <summary>The outlines of the files, as far as somebody needed them.</summary>
    public SourceOutline?[] Outlines { get; }

    /// <summary>The values of static members.</summary>
    public ConcurrentDictionary<MemberKey, EvaluatedMember> Members { get; } = new();

    /// <summary>The values of the members that are emitted.</summary>
    public ConcurrentDictionary<MemberKey, ManifestValue> Values { get; } = new();

    /// <summary>What is made and not used, by the position of the class in <see cref="Classes"/>.</summary>
    public ConcurrentDictionary<int, ManifestValue> Unused { get; } = new();

    /// <summary>The classes of manifests; default while nobody has looked for them.</summary>
    public ImmutableArray<ManifestClass> Classes { get; set; }

    /// <summary>Whether this is the same program in some version.</summary>
    public bool IsOf(Compilation compilation) =>
        _assembly == compilation.AssemblyName
        && compilation.SyntaxTrees.FirstOrDefault() is { } first
        && !_files.IsEmpty
        && _files[0].Options.Equals(first.Options);

    /// <summary>What holds for another version, too; null when it declares something else.</summary>
    public ProgramMemory? For(Compilation compilation)
    {
        if (!HasSameSurroundings(compilation))
        {
            return null;
        }

        var (files, outlines, changed) = (_files, Outlines, new HashSet<SourcePart>());
        var i = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!_files[i].IsOf(tree))
            {
                if (!_files[i].MayBecome(tree) || (Outlines[i] ?? _files[i].Outline()) is not { } before || SourceOutline.Of(tree) is var after && !after.DeclaresTheSame(before))
                {
                    return null;
                }

                outlines = outlines == Outlines ? [.. Outlines] : outlines;
                outlines[i] = after;
                files = files.SetItem(i, new FileVersion(tree));
                changed.UnionWith(Enumerable.Range(0, after.Count).Where(part => !after.IsSame(before, part)).Select(part => new SourcePart(i, part)));
            }

            i++;
        }

        return files == _files ? this : new ProgramMemory(this, files, outlines, changed);
    }

    /// <summary>What rules found under these settings; with others it begins anew.</summary>
    public CheckMemory CheckUnder(ProjectSettings settings)
    {
        lock (_gate)
        {
            return _check is not null && _check.Settings.IsSame(settings) ? _check : _check = new CheckMemory(settings);
        }
    }

    private bool HasSameSurroundings(Compilation compilation) =>
        _assembly == compilation.AssemblyName
        && _files.Length == compilation.SyntaxTrees.Count()
        && _options.Equals(Comparable(compilation.Options))
        && _references.Length == compilation.References.Count()
        && _references.Zip(compilation.References, static (known, reference) => known.TryGetTarget(out var target) && ReferenceEquals(target, Identity(reference))).All(static isSame => isSame);

    /// <summary>What a reference stands for: another compilation of the same project is another reference.</summary>
    private static object Identity(MetadataReference reference) => reference is CompilationReference { Compilation: var compilation } ? compilation : reference;

    /// <summary>The options without those that only say how diagnostics are reported.</summary>
    private static CompilationOptions Comparable(CompilationOptions options) =>
        options.WithSyntaxTreeOptionsProvider(null).WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty);

    private static ConcurrentDictionary<TKey, TValue> Unchanged<TKey, TValue>(ConcurrentDictionary<TKey, TValue> values, Func<TValue, ImmutableArray<SourcePart>> reads, HashSet<SourcePart> changed) =>
        new(values.Where(pair => !reads(pair.Value).Any(changed.Contains)));

    /// <summary>One version of a file, whose tree goes when nobody else needs it.</summary>
    private sealed class FileVersion(SyntaxTree tree)
    {
        private readonly WeakReference<SyntaxTree> _tree = new(tree);
        private readonly string _path = tree.FilePath;

        public ParseOptions Options { get; } = tree.Options;

        public bool IsOf(SyntaxTree other) => _tree.TryGetTarget(out var own) && own == other;

        public bool MayBecome(SyntaxTree other) => _path == other.FilePath && Options.Equals(other.Options);

        public SourceOutline? Outline() => _tree.TryGetTarget(out var own) ? SourceOutline.Of(own) : null;
    }
}
