using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Generators;

/// <summary>
/// Lists what the classes marked <c>[Manifests]</c> emit, so that the build and the command line find it without a search
/// through all types. A compilation without such a class gets nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ManifestRegistryGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads the marked classes.</summary>
    public const string ReadStep = "ManifestReadings";

    /// <summary>The step that gives each class that can be emitted.</summary>
    public const string ClassesStep = "ManifestClasses";

    /// <summary>The step that gives what is wrong with the others.</summary>
    public const string ProblemsStep = "ManifestProblems";

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ManifestClassReader.AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => ManifestClassReader.Read(found, cancellation))
            .Collect()
            .Select(static (all, _) => EquatableArray<ManifestClassReading>.From(InOrder(all)))
            .WithTrackingName(ReadStep);
        var classes = readings
            .Select(static (all, _) => EquatableArray<ManifestClassModel>.From(all.Select(static item => item.Class).OfType<ManifestClassModel>()))
            .WithTrackingName(ClassesStep);
        var problems = readings
            .Select(static (all, _) => EquatableArray<ManifestProblem>.From(all.Select(static item => item.Problem).OfType<ManifestProblem>().Concat(SameNames(all))))
            .WithTrackingName(ProblemsStep);

        context.RegisterSourceOutput(classes, static (production, all) => Emit(production, all));
        context.RegisterSourceOutput(problems, static (production, all) => Report(production, all));
    }

    private static IEnumerable<ManifestClassReading> InOrder(ImmutableArray<ManifestClassReading> readings) => readings
        .OrderBy(static item => item.Spot.Path, StringComparer.Ordinal)
        .ThenBy(static item => item.Spot.Span.Start);

    /// <summary>Files are told apart without regard to case, because some file systems do.</summary>
    private static IEnumerable<ManifestProblem> SameNames(EquatableArray<ManifestClassReading> readings)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in readings)
        {
            if (item.Class is { } model && !taken.Add(model.Name))
            {
                yield return new ManifestProblem(ManifestDiagnostics.NameTaken, item.Spot, model.TypeName, model.Name);
            }
        }
    }

    private static void Emit(SourceProductionContext production, EquatableArray<ManifestClassModel> classes)
    {
        if (!classes.IsEmpty)
        {
            production.AddSource("Manifests.g.cs", SourceText.From(ManifestRegistryEmitter.Emit(classes), Utf8));
        }
    }

    private static void Report(SourceProductionContext production, EquatableArray<ManifestProblem> problems)
    {
        foreach (var problem in problems)
        {
            production.ReportDiagnostic(problem.ToDiagnostic());
        }
    }
}
