using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kubewright.Generators;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Import;

/// <summary>Writes the C# for manifests in YAML, and proves that it says the same.</summary>
public static class ManifestImporter
{
    /// <summary>The kind of object that types are made from.</summary>
    internal const string DefinitionKind = "CustomResourceDefinition";

    private const string KindsNamespace = "CustomResources";

    /// <summary>Imports texts as one set: an object in one finds what it refers to in another.</summary>
    /// <param name="inputs">The texts.</param>
    /// <param name="schemas">Further texts with CustomResourceDefinitions, which are not imported themselves.</param>
    /// <param name="options">How the C# is written.</param>
    /// <returns>The C#, and what is to be said of it: <see cref="ImportResult.IsFaithful"/> says whether it is proven to emit the same.</returns>
    public static ImportResult Import(IReadOnlyList<ImportInput> inputs, IReadOnlyList<ImportInput> schemas, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(schemas);
        ArgumentNullException.ThrowIfNull(options);
        var compiler = new SourceCompiler();
        ImmutableArray<ImportInput> definitions = [.. schemas, .. inputs.Where(static input => input.Text.Contains(DefinitionKind, StringComparison.Ordinal) && HasDefinition(input))];
        var ns = options.Namespace ?? KindsNamespace;
        var findings = new List<LocatedFinding>();
        var custom = definitions.IsEmpty ? null : CompileKinds(compiler, definitions, ns, findings);
        if (findings.Count > 0)
        {
            return new ImportResult([], [.. findings], [], ns, IsUnreadable: true);
        }

        // While the YAML is read, the parser of C# is loaded.
        _ = Task.Run(static () => CSharpSyntaxTree.ParseText("class C { string P => new(\"\") { A = [(\"\", 1)] }; }", SourceCompiler.ParseOptions).GetRoot());
        var reader = new SourceReader();
        var sources = reader.Read(inputs);
        if (reader.HasFailed)
        {
            return new ImportResult([], [.. reader.Findings], [], ns, IsUnreadable: true);
        }

        var plan = new ImportPlan(sources, options.Namespace, custom);
        ImmutableArray<ImportedFile> files = [.. Beside.Each(plan.Files, file => FileWriter.Write(plan, file, options))];
        var (proof, method) = files.IsEmpty ? ([], options.Proof) : new ImportProof(compiler, options).Check(plan, files);
        return new ImportResult(files, [.. reader.Findings, .. proof], [.. definitions.Select(static input => input.Name)], ns, IsUnreadable: false) { Proof = method };
    }

    /// <summary>Makes the types of the user's own kinds, as the build of the project will.</summary>
    private static Assembly? CompileKinds(SourceCompiler compiler, ImmutableArray<ImportInput> definitions, string ns, List<LocatedFinding> findings)
    {
        var kinds = compiler.Compile("ImportedKinds", [], new SchemaGenerator(), [.. definitions.Select(static input => new SchemaText(input))], new ProjectSettings(ns), out var problems);
        foreach (var problem in problems.Where(static problem => problem.Severity == DiagnosticSeverity.Error))
        {
            var place = problem.Location.GetLineSpan();
            findings.Add(ImportRule.UnusableSchema.At(
                new TextOrigin(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, place.EndLinePosition.Line + 1, place.EndLinePosition.Character + 1),
                null,
                problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (kinds is not null)
        {
            RuntimeHelpers.RunModuleConstructor(kinds.ManifestModule.ModuleHandle);
        }

        return kinds;
    }

    private static bool HasDefinition(ImportInput input) => YamlReader.Read(input.Text, input.Name).Documents
        .Any(static document => Kinds(document.Root).Contains(DefinitionKind, StringComparer.Ordinal));

    private static IEnumerable<string?> Kinds(Schema.Node root) =>
        (root["items"] as ArrayNode)?.Items.SelectMany(Kinds) ?? [(root["kind"] as ScalarNode)?.Text];
}
