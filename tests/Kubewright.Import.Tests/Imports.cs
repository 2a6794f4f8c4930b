using Kubewright.Validation;

namespace Kubewright.Import.Tests;

/// <summary>Imports of texts.</summary>
internal static class Imports
{
    /// <summary>Imports one text.</summary>
    public static ImportResult Of(string yaml, ImportStyle style = ImportStyle.Initializer, string name = "shop.yaml", string? ns = null) =>
        Of([new ImportInput(name, yaml)], [], new ImportOptions { Style = style, Namespace = ns });

    /// <summary>Imports texts, proven by the compiler; and by evaluation, which has to say the same.</summary>
    public static ImportResult Of(IReadOnlyList<ImportInput> inputs, IReadOnlyList<ImportInput> schemas, ImportOptions options)
    {
        var compiled = ManifestImporter.Import(inputs, schemas, options with { Proof = ProofMethod.Compile });
        var evaluated = ManifestImporter.Import(inputs, schemas, options with { Proof = ProofMethod.Evaluate });

        Assert.Equal(compiled.Files, evaluated.Files);
        Assert.Equal(compiled.Findings.Select(static finding => finding.ToText()), evaluated.Findings.Select(static finding => finding.ToText()));

        // What differs, and the types of the user's own kinds, are for the compiler.
        if (!compiled.Files.IsEmpty)
        {
            var isEqual = !compiled.Findings.Any(static finding => finding.Id == ImportRule.Differs.Id || finding.Id == ImportRule.DoesNotCompile.Id);
            Assert.Equal(isEqual && compiled.SchemaFiles.IsEmpty ? ProofMethod.Evaluate : ProofMethod.Compile, evaluated.Proof);
        }

        return compiled;
    }

    /// <summary>The C# of one text, of which everything can be said.</summary>
    public static string CodeOf(string yaml, ImportStyle style = ImportStyle.Initializer, string name = "shop.yaml")
    {
        var result = Of(yaml, style, name);
        AssertFaithful(result);
        return Assert.Single(result.Files).Text;
    }

    /// <summary>Fails with whatever differs.</summary>
    public static void AssertFaithful(ImportResult result) =>
        Assert.True(result.IsFaithful, string.Join('\n', result.Findings.Select(static finding => finding.ToText()).Take(20)) + "\n" + string.Join('\n', result.Files.Take(1).Select(static file => file.Text)));

    /// <summary>The findings in one line each, without their place.</summary>
    public static IEnumerable<string> Lines(this ImportResult result) => result.Findings.Select(static finding => (finding with { Location = null }).ToText());
}
