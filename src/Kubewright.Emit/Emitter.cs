using System.Collections.Immutable;
using System.Text.Json;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>Takes a built assembly, checks the objects that its manifests classes give, and writes them as YAML.</summary>
public static class Emitter
{
    /// <summary>Emits an assembly. Whatever is wrong is a finding; with an error among them no file is touched.</summary>
    public static EmitResult Run(EmitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CompilerLog log;
        var (settings, emission) = (RuleSettings.Default, EmitSettings.Default);
        ImmutableArray<string> problems = [];
        try
        {
            log = options.CompilerLogPath is null ? CompilerLog.Empty : CompilerLog.Load(options.CompilerLogPath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return Failed(options, $"The compiler's log '{options.CompilerLogPath}' cannot be read: {error.Message}");
        }

        try
        {
            if (options.SettingsPath is { } path)
            {
                settings = RuleSettings.Load(path, out problems);
                emission = EmitSettings.Load(path, out var wrong);
                problems = problems.AddRange(wrong);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(options, $"A file that the rules are told of cannot be read: {error.Message}");
        }

        if (!problems.IsEmpty)
        {
            return Failed(options, string.Join(' ', problems));
        }

        var assembly = ManifestAssembly.Load(options.AssemblyPath, emission);
        ImmutableArray<LocatedFinding> findings = [.. Check(assembly, log, settings).Concat(MissingBaseline(emission)).Select(emission.Warnings.Apply)];
        if (findings.Any(static finding => finding.Severity == Severity.Error))
        {
            return new EmitResult(assembly.Name, findings, FolderChange.Refused([]));
        }

        var change = new ManifestFolder(options.OutputFolder, assembly.Name).Write(assembly.Files);
        return new EmitResult(assembly.Name, [.. findings, .. change.Findings], change);
    }

    /// <summary>Everything there is to say about an assembly's manifests that the compiler has not said already.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="log">What the compiler said.</param>
    /// <param name="settings">What the rules are told; null for nothing.</param>
    public static ImmutableArray<LocatedFinding> Check(ManifestAssembly assembly, CompilerLog log, RuleSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(log);

        // A loop and not LINQ: code over pairs is compiled anew in every process.
        var objects = new List<(IKubernetesObject Object, TextOrigin? Location)>();
        foreach (var item in assembly.Objects)
        {
            objects.Add((item.AsWritten, item.Location));
        }

        // With objects missing, a rule about several of them would speak of something else than the mistake.
        var found = assembly.HasErrors ? [] : ManifestChecker.Check([], objects, log.Override(settings?.Options ?? RuleOptions.Default, settings is { TreatsWarningsAsErrors: true }), baseline: settings?.Baseline, neighbors: settings?.Neighbors);
        return [.. assembly.Findings, .. found.Where(finding => !log.Has(finding) && !assembly.Silences(finding))];
    }

    private static IEnumerable<LocatedFinding> MissingBaseline(EmitSettings emission) =>
        emission.MissingBaseline is { } path && AppliedFile.FindMistake(path) is { } finding ? [finding] : [];

    private static EmitResult Failed(EmitOptions options, string message) =>
        new(Path.GetFileNameWithoutExtension(options.AssemblyPath), [EmitRule.CannotEmit.At(null, message)], FolderChange.Refused([]));
}
